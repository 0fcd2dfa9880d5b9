// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

/** A language model that answers messages. Blocks while it answers. Safe for use by multiple threads. */
public interface ChatModel {
    /**
     * The model's name, as answers report it.
     *
     * @return 1–200 characters; never performs I/O
     */
    String id();

    /**
     * Answers.
     *
     * @param request the messages, in order
     * @return the answer
     * @throws ChatException if the model fails; says whether trying again may help
     */
    ChatResponse chat(ChatRequest request);
}
