// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatListener;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.chat.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A chat model that plays back answers and failures in the order in which they were written, and keeps what it was asked.
 * Safe for use by multiple threads.
 */
public final class ScriptedChatModel implements ChatModel {
    private sealed interface Line {}

    private record Reply(String text) implements Line {}

    private record Break(String text, ChatException exception) implements Line {}

    private record Failure(ChatException exception) implements Line {}

    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*|\\s+");

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
     * Adds an answer that breaks off to the script.
     *
     * @param text what comes before; heard only by a listener
     * @param exception what the call throws then
     * @return this
     */
    public synchronized ScriptedChatModel thenBreaksOff(String text, ChatException exception) {
        script.add(new Break(text, exception));
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
    public ChatResponse chat(ChatRequest request) {
        return play(request, text -> {});
    }

    /**
     * Plays back the next line of the script word by word. Usage is estimated from the texts.
     *
     * @throws IllegalStateException if the script has ended
     */
    @Override
    public ChatResponse stream(ChatRequest request, ChatListener listener) {
        return play(request, listener);
    }

    private ChatResponse play(ChatRequest request, ChatListener listener) {
        Line line = next(request);
        if (Thread.currentThread().isInterrupted()) {
            throw new ChatException("the call was interrupted", true);
        }
        if (line instanceof Reply reply) {
            tell(reply.text(), listener);
            return new ChatResponse(reply.text(), usage(request, reply.text()));
        }
        if (line instanceof Break broken) {
            tell(broken.text(), listener);
            throw broken.exception();
        }
        throw ((Failure) line).exception();
    }

    private synchronized Line next(ChatRequest request) {
        requests.add(request);
        Line line = script.poll();
        if (line == null) {
            throw new IllegalStateException("the script has ended, but request " + requests.size() + " came");
        }
        return line;
    }

    private static void tell(String text, ChatListener listener) {
        WORD.matcher(text).results().map(MatchResult::group).forEach(listener::delta);
    }

    private static Usage usage(ChatRequest request, String answer) {
        long input = request.messages().stream()
                .mapToLong(message -> Usage.estimatedTokens(message.text()))
                .sum();
        return new Usage(input, Usage.estimatedTokens(answer));
    }
}
