// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import dev.recollect.memory.chat.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link ChatModel}. To hold a model to it, extend this class and put a provider behind the model that
 * answers, or fails, as told.
 */
public abstract class ChatModelContract {
    private static final String ASKED = "where is the lighthouse?";
    private static final ChatRequest REQUEST = new ChatRequest(List.of(
            new Message(Author.SYSTEM, "You are brief."),
            new Message(Author.USER, "hello"),
            new Message(Author.ASSISTANT, "hello"),
            new Message(Author.USER, ASKED)));

    /** Creates the contract. */
    protected ChatModelContract() {}

    /**
     * A model whose provider gives the same answer to every call.
     *
     * @param text the answer
     * @return the model
     */
    protected abstract ChatModel answering(String text);

    /**
     * A model whose provider fails at every call.
     *
     * @param retryable whether in a way that may pass
     * @return the model
     */
    protected abstract ChatModel failing(boolean retryable);

    @Test
    @DisplayName("a model has a name of 1 to 200 characters")
    void name() {
        assertThat(answering("yes").id()).isNotBlank().hasSizeLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"On the cliff.", "two\nlines", "Zoë \uD83D\uDE80 日本", "{\"json\": \"\\n\"}", "*a* `b` <c> & d"})
    @DisplayName("an answer comes back character for character")
    void answer(String text) {
        ChatResponse response = answering(text).chat(REQUEST);

        assertThat(response.text()).isEqualTo(text);
        assertThat(response.usage().inputTokens()).isNotNegative();
        assertThat(response.usage().outputTokens()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("a failure says whether trying again may help, and repeats nothing of the messages")
    void failure(boolean retryable) {
        ChatModel model = failing(retryable);

        ChatException failure = catchThrowableOfType(ChatException.class, () -> model.chat(REQUEST));

        assertThat(failure).isNotNull();
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure).hasMessageNotContaining(ASKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "On the cliff, above the sea.", "two\nlines", "Zoë \uD83D\uDE80 日本 and on"})
    @DisplayName("what a listener hears piece by piece is the answer")
    void pieces(String text) {
        List<String> heard = new ArrayList<>();

        ChatResponse response = answering(text).stream(REQUEST, heard::add);

        assertThat(response.text()).isEqualTo(text);
        assertThat(String.join("", heard)).isEqualTo(text);
        assertThat(heard).doesNotContain("").noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
        assertThat(response.usage().outputTokens()).isNotNegative();
    }

    @Test
    @DisplayName("a listener is called on the thread that asked")
    void listensOnTheAskingThread() {
        List<Thread> threads = new ArrayList<>();

        var unused =
                answering("On the cliff, above the sea.").stream(REQUEST, piece -> threads.add(Thread.currentThread()));

        assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
    }

    @Test
    @DisplayName("a listener that throws hears nothing more, and what it throws is what comes out")
    void listenerThrows() {
        List<String> heard = new ArrayList<>();
        IllegalStateException gone = new IllegalStateException("gone");
        ChatModel model = answering("On the cliff, above the sea.");

        Throwable thrown = catchThrowable(() -> model.stream(REQUEST, piece -> {
            heard.add(piece);
            throw gone;
        }));

        assertThat(thrown).isSameAs(gone);
        assertThat(heard).hasSize(1);
    }

    @Test
    @DisplayName("an interrupted thread gets no answer, and stays interrupted")
    void interrupted() {
        ChatModel model = answering("On the cliff.");
        List<String> heard = new ArrayList<>();

        Thread.currentThread().interrupt();
        Throwable asking = catchThrowable(() -> model.chat(REQUEST));
        boolean afterAsking = Thread.interrupted();
        Thread.currentThread().interrupt();
        Throwable listening = catchThrowable(() -> model.stream(REQUEST, heard::add));
        boolean afterListening = Thread.interrupted();

        assertThat(asking).isInstanceOf(ChatException.class);
        assertThat(listening).isInstanceOf(ChatException.class);
        assertThat(heard).isEmpty();
        assertThat(afterAsking).isTrue();
        assertThat(afterListening).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("a failure says the same to whoever listens")
    void failureWhileListening(boolean retryable) {
        ChatModel model = failing(retryable);
        List<String> heard = new ArrayList<>();

        ChatException failure = catchThrowableOfType(ChatException.class, () -> model.stream(REQUEST, heard::add));

        assertThat(failure).isNotNull();
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure).hasMessageNotContaining(ASKED);
        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("several threads are answered")
    void severalThreads() throws InterruptedException, ExecutionException {
        ChatModel model = answering("On the cliff.");
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Future<ChatResponse>> running = IntStream.range(0, 8)
                .mapToObj(i -> threads.submit(() -> model.chat(REQUEST)))
                .toList();

        for (Future<ChatResponse> response : running) {
            assertThat(response.get().text()).isEqualTo("On the cliff.");
        }
        threads.shutdown();
    }
}
