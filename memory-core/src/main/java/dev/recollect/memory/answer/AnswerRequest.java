// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.lens.LensMode;
import java.util.Optional;

/**
 * What is to be answered. Immutable.
 *
 * @param scope whose memory
 * @param message what was said, not blank, at most {@link Limits#QUERY_CHARS} characters
 * @param sessionId the session; the user's current one if empty
 * @param useMemories whether memories are recalled
 * @param topK at most how many memories, 1 to {@link Limits#TOP_K}
 * @param mode how affect gets into the answer; as the memory's lens has it if empty
 */
public record AnswerRequest(
        Scope scope,
        String message,
        Optional<String> sessionId,
        boolean useMemories,
        int topK,
        Optional<LensMode> mode) {
    /** Checks message, session and number. */
    public AnswerRequest {
        Limits.requireSaid("message", message, Limits.QUERY_CHARS);
        sessionId.ifPresent(value -> Limits.requireName("session_id", value));
        Limits.requireRange("top_k", topK, 1, Limits.TOP_K);
    }

    /**
     * A request with the defaults.
     *
     * @param scope whose memory
     * @param message what was said
     * @return the request, in the current session, with five memories
     */
    public static AnswerRequest of(Scope scope, String message) {
        return new AnswerRequest(scope, message, Optional.empty(), true, 5, Optional.empty());
    }

    /**
     * The same request in a mode.
     *
     * @param wanted how affect gets into the answer
     * @return the request
     */
    public AnswerRequest withMode(LensMode wanted) {
        return new AnswerRequest(scope, message, sessionId, useMemories, topK, Optional.of(wanted));
    }

    /**
     * The same request in a session.
     *
     * @param session which
     * @return the request
     */
    public AnswerRequest withSession(String session) {
        return new AnswerRequest(scope, message, Optional.of(session), useMemories, topK, mode);
    }

    AnswerRequest redacted(String text, String session) {
        return new AnswerRequest(scope, text, Optional.of(session), useMemories, topK, mode);
    }
}
