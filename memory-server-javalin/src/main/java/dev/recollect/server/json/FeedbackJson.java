// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.reflection.Feedback;
import org.jspecify.annotations.Nullable;

/**
 * Whether a memory or an answer helped.
 *
 * @param experienceId what is judged, required
 * @param helpful whether it helped, required
 * @param note what the user says of it
 * @param user whose memory
 */
public record FeedbackJson(
        @Nullable String experienceId,
        @Nullable Boolean helpful,
        @Nullable String note,
        @Nullable String user) {
    /**
     * The feedback.
     *
     * @param scope whose memory
     * @return the feedback
     * @throws InvalidInputException if a field is missing or breaks a rule
     */
    public Feedback toFeedback(Scope scope) {
        Feedback feedback = Feedback.of(scope, judged(), Required.of("helpful", helpful));
        return note == null ? feedback : feedback.withNote(note);
    }

    private ExperienceId judged() {
        String id = Required.of("experience_id", experienceId);
        try {
            return new ExperienceId(id);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("experience_id", e.rule());
        }
    }
}
