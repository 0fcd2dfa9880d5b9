// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.recall.Recalled;
import java.util.List;

/** Writes the draft of an answer. Safe for use by multiple threads. */
public interface Responder {
    /**
     * The name that answers report as their model.
     *
     * @return 1–200 characters
     */
    String id();

    /**
     * Writes a draft; may block on a model.
     *
     * @param message what was said, redacted
     * @param memories the relevant memories, best first, numbered from 1; may be empty
     * @return the draft
     * @throws dev.recollect.memory.chat.ChatException if a model fails
     */
    Draft respond(String message, List<Recalled> memories);
}
