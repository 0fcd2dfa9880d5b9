// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

/**
 * A language model that answers messages. Blocks while it answers; interrupting the thread ends that. Safe for use by
 * multiple threads.
 */
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
     * @throws ChatException if the model fails, or the thread is interrupted; says whether trying again may help
     */
    ChatResponse chat(ChatRequest request);

    /**
     * Answers piece by piece. If the listener throws, or the thread is interrupted, the call is given up at once; an
     * interrupted thread stays interrupted. A failure may come after pieces that were heard. A model that cannot answer in
     * pieces answers in one, which is what happens unless this is overridden.
     *
     * @param request the messages, in order
     * @param listener hears the pieces
     * @return the whole answer; its text is that of all pieces
     * @throws ChatException if the model fails, or the thread is interrupted; says whether trying again may help
     */
    default ChatResponse stream(ChatRequest request, ChatListener listener) {
        ChatResponse response = chat(request);
        listener.delta(response.text());
        return response;
    }
}
