// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.view.Reweighting;
import org.jspecify.annotations.Nullable;

/**
 * An experience that counts otherwise than before.
 *
 * @param id which, required
 * @param from its weight before, required
 * @param to its weight now, required
 */
public record ReweightingJson(
        @Nullable String id,
        @Nullable Double from,
        @Nullable Double to) {
    static ReweightingJson of(Reweighting reweighting) {
        return new ReweightingJson(reweighting.id().value(), reweighting.from(), reweighting.to());
    }

    Reweighting toReweighting(String place) {
        String which = Required.of(place + "id", id);
        double before = Required.of(place + "from", from);
        double now = Required.of(place + "to", to);
        if (!ExperienceId.isId(which)) {
            throw new InvalidInputException(place + "id", "must be the id of an experience");
        }
        try {
            return new Reweighting(new ExperienceId(which), before, now);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(place + e.field(), e.rule());
        }
    }
}
