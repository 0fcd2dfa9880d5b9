// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.chat.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A chat model that plays back answers and failures in the order in which they were written, and keeps what it was asked.
 * Safe for use by multiple threads.
 */
public final class ScriptedChatModel implements ChatModel {
    private sealed interface Line {}

    private record Reply(String text) implements Line {}

    private record Failure(ChatException exception) implements Line {}

    private final Queue<Line> script = new ArrayDeque<>();
    private final List<ChatRequest> requests = new ArrayList<>();

    /**
     * Creates a model.
     *
     * @param answers its answers, in order
     */
    public ScriptedChatModel(String... answers) {
        for (String answer : answers) {
            thenAnswers(answer);
        }
    }

    /**
     * Adds an answer to the script.
     *
     * @param text the answer
     * @return this
     */
    public synchronized ScriptedChatModel thenAnswers(String text) {
        script.add(new Reply(text));
        return this;
    }

    /**
     * Adds a failure to the script.
     *
     * @param exception what the call throws
     * @return this
     */
    public synchronized ScriptedChatModel thenFails(ChatException exception) {
        script.add(new Failure(exception));
        return this;
    }

    /**
     * What the model was asked so far, failed calls too.
     *
     * @return the requests, in order
     */
    public synchronized List<ChatRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String id() {
        return "scripted";
    }

    /**
     * Plays back the next line of the script. Usage is estimated from the texts.
     *
     * @throws IllegalStateException if the script has ended
     */
    @Override
    public synchronized ChatResponse chat(ChatRequest request) {
        requests.add(request);
        Line line = script.poll();
        if (line instanceof Reply reply) {
            return new ChatResponse(reply.text(), usage(request, reply.text()));
        }
        if (line instanceof Failure failure) {
            throw failure.exception();
        }
        throw new IllegalStateException("the script has ended, but request " + requests.size() + " came");
    }

    private static Usage usage(ChatRequest request, String answer) {
        long input = request.messages().stream()
                .mapToLong(message -> Usage.estimatedTokens(message.text()))
                .sum();
        return new Usage(input, Usage.estimatedTokens(answer));
    }
}
