// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.stance.Stance;
import dev.recollect.memory.view.AffectChange;
import dev.recollect.memory.view.Difference;
import dev.recollect.memory.view.View;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view.
 *
 * @param viewId its id
 * @param experienceId the experience that holds it
 * @param lens the name of its lens
 * @param version the lens's version
 * @param appliedTo what is read, which are the parents of that experience
 * @param added what of it was not read before
 * @param removed what was read before and is no longer
 * @param reweighted what counts otherwise than before
 * @param affectChange how the mean affect of what is read changed
 * @param evidence what that experience cites
 * @param supersedes the view before it, left out if it is the first
 * @param supersededBy the view after it, left out if there is none and in listings
 * @param stanceId the stance whose support is read, left out if it is not that
 * @param at when it was made
 */
public record ViewJson(
        String viewId,
        String experienceId,
        String lens,
        String version,
        List<String> appliedTo,
        List<String> added,
        List<String> removed,
        List<ReweightingJson> reweighted,
        AffectChange affectChange,
        List<String> evidence,
        @Nullable String supersedes,
        @Nullable String supersededBy,
        @Nullable String stanceId,
        String at) {
    /**
     * A view of which nothing is said about what came after.
     *
     * @param view the view
     * @return its shape
     */
    public static ViewJson of(View view) {
        return of(view, Optional.empty());
    }

    /**
     * A view, and what came after.
     *
     * @param view the view
     * @param successor the view that superseded it
     * @return its shape
     */
    public static ViewJson of(View view, Optional<ExperienceId> successor) {
        Difference difference = view.difference();
        return new ViewJson(
                StandInIds.write(View.PREFIX, view.id()),
                view.id().value(),
                difference.lens(),
                difference.version(),
                ids(difference.appliedTo()),
                ids(difference.added()),
                ids(difference.removed()),
                difference.reweighted().stream().map(ReweightingJson::of).toList(),
                view.affectChange(),
                view.evidence().stream().map(Evidence::value).toList(),
                id(View.PREFIX, view.supersedes()),
                id(View.PREFIX, successor),
                id(Stance.PREFIX, difference.stance()),
                Times.format(view.at()));
    }

    private static List<String> ids(List<ExperienceId> ids) {
        return ids.stream().map(ExperienceId::value).toList();
    }

    private static @Nullable String id(String prefix, Optional<ExperienceId> id) {
        return id.map(present -> StandInIds.write(prefix, present)).orElse(null);
    }
}
