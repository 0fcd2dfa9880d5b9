// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.stance.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, how probable it is, and what it rests on.
 *
 * @param claim the statement, required
 * @param probability how probable it is in the light of the evidence, required
 * @param evidence ids of experiences; none if absent
 */
public record ClaimJson(
        @Nullable String claim,
        @Nullable Double probability,
        @Nullable List<String> evidence) {
    /**
     * A claim.
     *
     * @param claim the claim
     * @return its shape
     */
    public static ClaimJson of(Claim claim) {
        return new ClaimJson(
                claim.text(),
                claim.probability(),
                claim.evidence().stream().map(ExperienceId::value).toList());
    }

    Claim toClaim(String place) {
        String text = Required.of(place + "claim", claim);
        Double stated = Required.of(place + "probability", probability);
        List<ExperienceId> ids = StandInIds.experiences(place + "evidence", evidence == null ? List.of() : evidence);
        try {
            return new Claim(text, stated, ids);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(place + e.field(), e.rule());
        }
    }
}
