// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.view.Reweighting;
import dev.recollect.memory.view.View;
import dev.recollect.memory.view.ViewRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A re-reading to be recorded.
 *
 * @param lens the name of the lens, required
 * @param version its version, required
 * @param appliedTo what is read now, required
 * @param added what of it was not read before
 * @param removed what was read before and is no longer; if both are absent, what follows from the view that is superseded
 * @param reweighted what counts otherwise than before
 * @param supersedes a view under the same lens
 * @param user whose memory
 * @param sessionId the session; the current one if absent
 */
public record ViewReadingJson(
        @Nullable String lens,
        @Nullable String version,
        @Nullable List<String> appliedTo,
        @Nullable List<String> added,
        @Nullable List<String> removed,
        @Nullable List<ReweightingJson> reweighted,
        @Nullable String supersedes,
        @Nullable String user,
        @Nullable String sessionId) {
    /**
     * The request.
     *
     * @param scope whose memory
     * @return the request
     * @throws InvalidInputException if a field breaks a rule
     */
    public ViewRequest toRequest(Scope scope) {
        return new ViewRequest(
                scope,
                Limits.requireName("lens", Required.of("lens", lens)),
                Limits.requireName("version", Required.of("version", version)),
                ids("applied_to", Required.of("applied_to", appliedTo)),
                change(),
                weights(),
                Optional.ofNullable(supersedes).map(id -> StandInIds.read("supersedes", View.PREFIX, id)),
                Optional.ofNullable(sessionId));
    }

    private Optional<ViewRequest.Change> change() {
        if (added == null && removed == null) {
            return Optional.empty();
        }
        return Optional.of(new ViewRequest.Change(
                ids("added", added == null ? List.of() : added),
                ids("removed", removed == null ? List.of() : removed)));
    }

    private static List<ExperienceId> ids(String field, List<String> written) {
        if (written.size() > Limits.PARENTS) {
            throw new InvalidInputException(field, "must be at most " + Limits.PARENTS + ", but are " + written.size());
        }
        return StandInIds.experiences(field, written);
    }

    private List<Reweighting> weights() {
        List<ReweightingJson> all = reweighted == null ? List.of() : reweighted;
        if (all.size() > Limits.PARENTS) {
            throw new InvalidInputException(
                    "reweighted", "must be at most " + Limits.PARENTS + ", but are " + all.size());
        }
        List<Reweighting> weights = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            weights.add(all.get(i).toReweighting("reweighted[" + i + "]."));
        }
        return weights;
    }
}
