// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.ChatListener;

/** Writes the draft of an answer. Safe for use by multiple threads. */
public interface Responder {
    /**
     * The name that answers report as their model.
     *
     * @return 1–200 characters
     */
    String id();

    /**
     * Whether a draft sounds as its request wants. Never performs I/O.
     *
     * @return false unless overridden: a style asked for is not heard
     */
    default boolean styles() {
        return false;
    }

    /**
     * Writes a draft; may block on a model.
     *
     * @param request what from
     * @return the draft
     * @throws dev.recollect.memory.chat.ChatException if a model fails
     */
    Draft respond(DraftRequest request);

    /**
     * Writes a draft piece by piece. A responder that cannot writes it in one piece, which is what happens unless this is
     * overridden.
     *
     * @param request what from
     * @param listener hears the pieces; if it throws the draft is given up at once
     * @return the draft; its text is that of all pieces
     * @throws dev.recollect.memory.chat.ChatException if a model fails, which may be after pieces that were heard
     */
    default Draft respond(DraftRequest request, ChatListener listener) {
        Draft draft = respond(request);
        listener.delta(draft.text());
        return draft;
    }
}
