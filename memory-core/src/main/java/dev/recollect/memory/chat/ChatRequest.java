// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

import java.util.List;

/**
 * What a model is asked. Immutable.
 *
 * @param messages at least one, in order
 */
public record ChatRequest(List<Message> messages) {
    /** Copies the list. */
    public ChatRequest {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a chat request must have at least one message");
        }
    }

    /**
     * One message.
     *
     * @param author who says it
     * @param text what
     */
    public record Message(Author author, String text) {}

    /** Who says a message. */
    public enum Author {
        /** The application: instructions. */
        SYSTEM,
        /** The person. */
        USER,
        /** The model. */
        ASSISTANT
    }
}
