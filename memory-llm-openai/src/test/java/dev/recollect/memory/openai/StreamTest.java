// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatListener;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.tck.ChatReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A stream")
class StreamTest {
    private static final int SECONDS = 20;

    private final List<String> heard = new ArrayList<>();

    private ChatException failure(OpenAiChatModel model) {
        ChatException failure =
                catchThrowableOfType(ChatException.class, () -> model.stream(Asking.REQUEST, heard::add));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    @DisplayName("is heard as it comes, comments between the events or not")
    void pieces() {
        try (Asking asking = new Asking(ChatReply.of("On ", "the ", "cliff.").withComments())) {
            ChatResponse response = asking.model().stream(Asking.REQUEST, heard::add);

            assertThat(heard).containsExactly("On ", "the ", "cliff.");
            assertThat(response).isEqualTo(new ChatResponse("On the cliff.", new Usage(11, 7)));
        }
    }

    @Test
    @DisplayName("has its tokens estimated where the provider does not count them, as a whole answer has")
    void estimates() {
        ChatReply reply = ChatReply.of("On the cliff.").withoutUsage();
        try (Asking asking = new Asking(reply, reply, ChatReply.of(200, """
                {"choices":[{"message":{"content":"On the cliff."}}],"usage":{"prompt_tokens":-1,"completion_tokens":"x"}}
                """))) {
            Usage estimated = new Usage(4 + 6, 4);

            assertThat(asking.model().stream(Asking.REQUEST, heard::add).usage())
                    .isEqualTo(estimated);
            assertThat(asking.model().chat(Asking.REQUEST).usage()).isEqualTo(estimated);
            assertThat(asking.model().chat(Asking.REQUEST).usage()).isEqualTo(estimated);
        }
    }

    @Test
    @DisplayName("that is cut fails after what was heard, may be tried again, but not by itself")
    void cut() {
        try (Asking asking = new Asking(ChatReply.of("On ", "the ").cut())) {
            ChatException failure = failure(asking.model());

            assertThat(failure).hasMessageEndingWith("broke the connection off: try again later");
            assertThat(failure.retryable()).isTrue();
            assertThat(heard).containsExactly("On ", "the ");
            assertThat(asking.server.requests()).hasSize(1);
        }
    }

    @Test
    @DisplayName("that ends in order but without saying that the answer does is cut too")
    void ended() {
        try (Asking asking = new Asking(ChatReply.of("On ", "the ").finish(""))) {
            ChatException failure = failure(asking.model());

            assertThat(failure).hasMessageEndingWith("broke the answer off: try again later");
            assertThat(failure.retryable()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"length, raise LLM_MAX_TOKENS", "content_filter, content filter"})
    @DisplayName("that ends too early fails after what was heard")
    void tooEarly(String finish, String words) {
        try (Asking asking = new Asking(ChatReply.of("On ", "the ").finish(finish))) {
            assertThat(failure(asking.model())).hasMessageContaining(words);
            assertThat(heard).containsExactly("On ", "the ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"choices\":\n\n", "data: hello\n\n", "data: []\n\n", "data: null\n\n"})
    @DisplayName("of garbage fails")
    void garbage(String events) {
        try (Asking asking = new Asking(ChatReply.of(200, events))) {
            assertThat(failure(asking.model()))
                    .hasMessageEndingWith("did not answer as OpenAI's protocol has it: check LLM_BASE_URL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "data: {}\n\n", "data: [DONE]\n\n"})
    @DisplayName("without an answer is tried again, then fails")
    void nothing(String events) {
        try (Asking asking = new Asking()) {
            asking.server.always(ChatReply.of(200, events));

            assertThat(failure(asking.model())).hasMessageEndingWith("broke the answer off: try again later");
            assertThat(asking.server.requests()).hasSize(3);
        }
    }

    @Test
    @DisplayName("with an error inside fails without repeating it, for good where the quota is gone")
    void errorInside() {
        String said = "{\"error\":{\"message\":\"" + Asking.SAID + "\",\"type\":\"t\",\"param\":null,\"code\":";
        try (Asking asking = new Asking(
                ChatReply.of(200, "data: " + said + "null}}\n\n"),
                ChatReply.of(200, "data: " + said + "\"insufficient_quota\"}}\n\n"))) {
            ChatException broken = failure(asking.model());
            ChatException quota = failure(asking.model());

            assertThat(broken).hasMessageEndingWith("broke the answer off with an error: try again later");
            assertThat(broken.retryable()).isTrue();
            assertThat(quota).hasMessageContaining("no quota left").hasMessageNotContaining(Asking.SAID);
            assertThat(quota.retryable()).isFalse();
        }
    }

    @Test
    @DisplayName("that falls silent fails after the time-out")
    void silent() {
        try (Asking asking = new Asking(ChatReply.of("On ").hanging())) {
            ChatException failure =
                    failure(asking.builder().timeout(Duration.ofSeconds(2)).build());

            assertThat(failure)
                    .hasMessageContaining("did not answer within")
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(heard).containsExactly("On ");
        }
    }

    @Test
    @DisplayName("is closed at once where the listener throws")
    void listenerThrows() throws InterruptedException {
        try (Asking asking = new Asking(ChatReply.of("On ", "the ").hanging())) {
            IllegalStateException gone = new IllegalStateException("gone");

            assertThatThrownBy(() -> asking.model().stream(Asking.REQUEST, piece -> {
                        throw gone;
                    }))
                    .isSameAs(gone);
            assertThat(asking.server.awaitAbandoned(SECONDS)).isTrue();
        }
    }

    @Test
    @DisplayName("is closed at once where the listener throws while nothing comes")
    void listenerThrowsWhileWaiting() throws InterruptedException {
        try (Asking asking = new Asking(ChatReply.silence())) {
            IllegalStateException gone = new IllegalStateException("gone");
            ChatListener listener = new ChatListener() {
                @Override
                public void delta(String text) {
                    heard.add(text);
                }

                @Override
                public void waiting() {
                    throw gone;
                }
            };

            assertThatThrownBy(() -> asking.model().stream(Asking.REQUEST, listener))
                    .isSameAs(gone);
            assertThat(asking.server.awaitAbandoned(SECONDS)).isTrue();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    @DisplayName("is closed at once where the thread is interrupted, and so is a whole answer")
    void interrupted() throws InterruptedException {
        try (Asking streaming = new Asking(ChatReply.of("On ").hanging());
                Asking asking = new Asking(ChatReply.silence())) {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Boolean> stream =
                    interruptible(begun, () -> streaming.model().stream(Asking.REQUEST, piece -> begun.countDown()));

            assertThat(stream.join()).isTrue();
            assertThat(streaming.server.awaitAbandoned(SECONDS)).isTrue();

            CountDownLatch now = new CountDownLatch(0);
            CompletableFuture<Boolean> whole =
                    interruptible(now, () -> asking.model().chat(Asking.REQUEST));

            assertThat(whole.join()).isTrue();
        }
    }

    /* Interrupts as soon as the latch is open; whether the call failed and its thread was still interrupted. */
    private static CompletableFuture<Boolean> interruptible(CountDownLatch latch, Runnable call)
            throws InterruptedException {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                call.run();
                outcome.complete(false);
            } catch (ChatException e) {
                outcome.complete(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        latch.await();
        thread.interrupt();
        return outcome;
    }

    @Test
    @DisplayName("of characters cut in halves is heard in whole ones, and what is no text is replaced")
    void characters() {
        try (Asking asking = new Asking(ChatReply.of("a\uD83D", "\uDE80b", "\uDE80", "\u0000", "\uD83Dc", "\uD83D"))) {
            ChatResponse response = asking.model().stream(Asking.REQUEST, heard::add);

            assertThat(heard).containsExactly("a", "\uD83D\uDE80b", "\uFFFD", "\uFFFD", "\uFFFDc", "\uFFFD");
            assertThat(response.text()).isEqualTo(String.join("", heard));
        }
    }

    @Test
    @DisplayName("of a model that thinks before it writes says that it waits")
    void thinking() {
        String thought = "data: {\"choices\":[{\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}}]}\n\n";
        String end = "data: {\"choices\":[{\"delta\":{\"content\":\"Yes.\"},\"finish_reason\":\"stop\"}]}\n\n";
        List<String> waits = new ArrayList<>();
        ChatListener listener = new ChatListener() {
            @Override
            public void delta(String text) {
                heard.add(text);
            }

            @Override
            public void waiting() {
                waits.add(String.join("", heard));
            }
        };
        try (Asking asking = new Asking(ChatReply.of(200, thought + thought + end))) {
            var unused = asking.model().stream(Asking.REQUEST, listener);

            assertThat(heard).containsExactly("Yes.");
            assertThat(waits).hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
