// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.ChatListener;
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

    /**
     * Writes a draft piece by piece. A responder that cannot writes it in one piece, which is what happens unless this is
     * overridden.
     *
     * @param message what was said, redacted
     * @param memories the relevant memories, best first, numbered from 1; may be empty
     * @param listener hears the pieces; if it throws the draft is given up at once
     * @return the draft; its text is that of all pieces
     * @throws dev.recollect.memory.chat.ChatException if a model fails, which may be after pieces that were heard
     */
    default Draft respond(String message, List<Recalled> memories, ChatListener listener) {
        Draft draft = respond(message, memories);
        listener.delta(draft.text());
        return draft;
    }
}
