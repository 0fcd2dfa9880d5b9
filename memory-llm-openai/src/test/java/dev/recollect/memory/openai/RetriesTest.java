// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.core.http.Headers;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatListener;
import dev.recollect.memory.tck.ChatReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Trying again")
class RetriesTest {
    private static final ChatReply BUSY = ChatReply.of(429, "{}");
    private static final ChatReply DOWN = ChatReply.of(500, "{}");

    @Test
    @DisplayName("a failure that passes is not noticed")
    void passes() {
        try (Asking asking = new Asking(DOWN, ChatReply.of("On the cliff."))) {
            assertThat(asking.model().chat(Asking.REQUEST).text()).isEqualTo("On the cliff.");
            assertThat(asking.server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 529})
    @DisplayName("what may pass is tried again as often as configured")
    void bounded(int status) {
        try (Asking asking = new Asking()) {
            asking.server.always(ChatReply.of(status, "{}"));
            OpenAiChatModel model = asking.builder().maxRetries(3).build();

            assertThatThrownBy(() -> model.chat(Asking.REQUEST)).isInstanceOf(ChatException.class);
            assertThat(asking.server.requests()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 413, 422, 302})
    @DisplayName("what stays is not tried again")
    void stays(int status) {
        try (Asking asking = new Asking()) {
            asking.server.always(ChatReply.of(status, "{}"));
            OpenAiChatModel model = asking.model();

            assertThatThrownBy(() -> model.chat(Asking.REQUEST)).isInstanceOf(ChatException.class);
            assertThat(asking.server.requests()).hasSize(1);
        }
    }

    @Test
    @DisplayName("the pauses double up to eight seconds")
    void backoff() {
        try (Asking asking = new Asking()) {
            asking.server.always(DOWN);
            OpenAiChatModel model = asking.builder().maxRetries(7).build();

            assertThatThrownBy(() -> model.chat(Asking.REQUEST)).isInstanceOf(ChatException.class);
            assertThat(asking.waited()).isEqualTo(Duration.ofMillis(500 + 1_000 + 2_000 + 4_000 + 3 * 8_000));
        }
    }

    @Test
    @DisplayName("the pauses are up to a quarter shorter, by chance")
    void jitter() {
        try (Asking asking = new Asking(DOWN, ChatReply.of("Yes."))) {
            var unused = asking.builder().random(() -> -1L).build().chat(Asking.REQUEST);

            assertThat(asking.waited()).isBetween(Duration.ofMillis(375), Duration.ofMillis(376));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Retry-After: 2, 2000",
        "Retry-After: 1.5, 1500",
        "Retry-After: 60, 60000",
        "Retry-After: 0, 0",
        "'Retry-After: Mon, 01 Jun 2026 12:00:07 GMT', 7000",
        "'Retry-After: Mon, 01 Jun 2026 11:00:00 GMT', 0",
        "Retry-After-Ms: 1234, 1234",
        "Retry-After: soon, 500",
        "Retry-After: -3, 500",
        "Retry-After: 1e9, 500"
    })
    @DisplayName("the provider's wish is granted: seconds, a date, milliseconds; what cannot be read is none")
    void retryAfter(String header, int millis) {
        try (Asking asking = new Asking(BUSY.header(header), ChatReply.of("Yes."))) {
            assertThat(asking.model().chat(Asking.REQUEST).text()).isEqualTo("Yes.");
            assertThat(asking.waited()).isEqualTo(Duration.ofMillis(millis));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "999999999", "Mon, 01 Jun 2026 13:00:00 GMT"})
    @DisplayName("who asks for more than a minute is not asked again, and the failure says when to come back")
    void tooLong(String wish) {
        try (Asking asking = new Asking(BUSY.header("Retry-After: " + wish))) {
            OpenAiChatModel model = asking.model();

            assertThatThrownBy(() -> model.chat(Asking.REQUEST))
                    .hasMessageMatching(".* is asked too often \\(429\\): try again later, in \\d+ s at the earliest")
                    .isInstanceOfSatisfying(
                            ChatException.class, e -> assertThat(e.retryable()).isTrue());
            assertThat(asking.pauses).isEmpty();
        }
    }

    @Test
    @DisplayName("a wish is bounded by a day")
    void bounds() {
        Headers far = Headers.builder().put("Retry-After", "999999999").build();

        assertThat(RetryAfter.of(far, Asking.NOW)).hasValue(Duration.ofDays(1));
        assertThat(RetryAfter.of(Headers.builder().build(), Asking.NOW)).isEmpty();
    }

    @Test
    @DisplayName("a connection that breaks off is tried again, in a stream as long as nothing was heard")
    void brokenConnections() {
        try (Asking asking = new Asking(
                ChatReply.of("On the cliff.").cut(),
                ChatReply.of("Yes."),
                ChatReply.of().cut(),
                ChatReply.of(503, ""),
                ChatReply.of("No."))) {
            List<String> heard = new ArrayList<>();

            assertThat(asking.model().chat(Asking.REQUEST).text()).isEqualTo("Yes.");
            assertThat(asking.model().stream(Asking.REQUEST, heard::add).text()).isEqualTo("No.");
            assertThat(heard).containsExactly("No.");
        }
    }

    @Test
    @DisplayName("while there is a pause a listener may end it")
    void listenerEndsPause() {
        try (Asking asking = new Asking(BUSY.header("Retry-After: 50"))) {
            IllegalStateException gone = new IllegalStateException("gone");
            ChatListener listener = new ChatListener() {
                @Override
                public void delta(String text) {}

                @Override
                public void waiting() {
                    if (asking.pauses.size() == 3) {
                        throw gone;
                    }
                }
            };

            assertThatThrownBy(() -> asking.model().stream(Asking.REQUEST, listener))
                    .isSameAs(gone);
            assertThat(asking.waited()).isEqualTo(Running.TICK.multipliedBy(3));
        }
    }

    @Test
    @DisplayName("an interrupt ends a pause, and the thread stays interrupted")
    void interrupted() {
        try (Asking asking = new Asking(BUSY)) {
            OpenAiChatModel model = asking.builder()
                    .pause(duration -> {
                        throw new InterruptedException("now");
                    })
                    .build();

            assertThatThrownBy(() -> model.chat(Asking.REQUEST))
                    .isInstanceOf(ChatException.class)
                    .hasMessage("the call of the language model was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
