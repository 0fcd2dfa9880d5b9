// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.Limits;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.lens.LensMode;
import dev.recollect.server.config.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be answered.
 *
 * @param message what was said, required
 * @param user whose memory
 * @param sessionId the session; the current one if absent
 * @param retrieveMemories whether memories are recalled; true if absent
 * @param topK at most how many; as configured if absent
 * @param mode how affect gets into the answer; as configured if absent
 * @param stream whether the answer comes in pieces; false if absent
 */
public record ChatMessageJson(
        @Nullable String message,
        @Nullable String user,
        @Nullable String sessionId,
        @Nullable Boolean retrieveMemories,
        @Nullable Integer topK,
        @Nullable String mode,
        @Nullable Boolean stream) {
    /**
     * Whether the answer is to come in pieces.
     *
     * @return false unless asked for
     */
    public boolean streams() {
        return Boolean.TRUE.equals(stream);
    }

    /**
     * The request.
     *
     * @param scope whose memory
     * @param settings what holds where nothing is said
     * @return the request
     * @throws dev.recollect.memory.InvalidInputException if a field breaks a rule
     */
    public AnswerRequest toRequest(Scope scope, Settings settings) {
        return new AnswerRequest(
                scope,
                Limits.requireText("message", Required.of("message", message), settings.maxTextChars()),
                Optional.ofNullable(sessionId),
                retrieveMemories == null || retrieveMemories,
                topK == null ? settings.topK() : topK,
                Optional.ofNullable(mode).map(LensMode::of));
    }
}
