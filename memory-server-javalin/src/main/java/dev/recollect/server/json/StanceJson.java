// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.stance.LogOdds;
import dev.recollect.memory.stance.Stance;
import dev.recollect.memory.view.View;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stance. Left out where it was just taken: question, method, claims, superseded_by and at; where it is read: view_id.
 *
 * @param stanceId its id
 * @param experienceId the experience that holds it
 * @param question what was decided
 * @param method how the claims were pooled
 * @param claims what was weighed
 * @param decision what it came to
 * @param residualUncertainty how open the question stays, from 0 to 1
 * @param supersedes the stance on the same question before it
 * @param supersededBy the one after it
 * @param viewId the view of its support
 * @param at when it was taken
 */
public record StanceJson(
        String stanceId,
        String experienceId,
        @Nullable String question,
        @Nullable String method,
        @Nullable List<ClaimJson> claims,
        DecisionJson decision,
        double residualUncertainty,
        @Nullable String supersedes,
        @Nullable String supersededBy,
        @Nullable String viewId,
        @Nullable String at) {
    /**
     * A stance that was just taken.
     *
     * @param stance the stance
     * @param view the view of its support
     * @return its shape
     */
    public static StanceJson taken(Stance stance, Optional<View> view) {
        return new StanceJson(
                id(stance.id()),
                stance.id().value(),
                null,
                null,
                null,
                DecisionJson.of(stance.decision()),
                stance.residualUncertainty(),
                id(stance.supersedes()),
                null,
                view.map(made -> StandInIds.write(View.PREFIX, made.id())).orElse(null),
                null);
    }

    /**
     * A stance that is read.
     *
     * @param stance the stance
     * @param successor the one that superseded it
     * @return its shape
     */
    public static StanceJson read(Stance stance, Optional<ExperienceId> successor) {
        return new StanceJson(
                id(stance.id()),
                stance.id().value(),
                stance.question(),
                LogOdds.NAME,
                stance.claims().stream().map(ClaimJson::of).toList(),
                DecisionJson.of(stance.decision()),
                stance.residualUncertainty(),
                id(stance.supersedes()),
                id(successor),
                null,
                Times.format(stance.at()));
    }

    private static String id(ExperienceId id) {
        return StandInIds.write(Stance.PREFIX, id);
    }

    private static @Nullable String id(Optional<ExperienceId> id) {
        return id.map(StanceJson::id).orElse(null);
    }
}
