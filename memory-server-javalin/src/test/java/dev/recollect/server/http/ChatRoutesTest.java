// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.memory.answer.Draft;
import dev.recollect.memory.answer.DraftRequest;
import dev.recollect.memory.answer.Responder;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Chat over HTTP")
class ChatRoutesTest {
    @Test
    @DisplayName("an answer has all its parts, and exchange and reflection are stored")
    void answers() {
        try (Served served = GriefDetector.answering(new ScriptedChatModel("It leaves at nine [1]."))) {
            String id = served.remember("ada", "The tram leaves at nine.");

            JsonNode answer = served.post(
                            "/api/chat",
                            "{\"message\":\"The tram leaves when?\",\"user\":\"ada\",\"session_id\":\"s\",\"top_k\":3,"
                                    + "\"mode\":\"preface\",\"stream\":false,\"retrieve_memories\":true}")
                    .expect(200)
                    .json();

            assertThat(answer.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "response",
                            "draft",
                            "experience_id",
                            "reflection_id",
                            "session_id",
                            "memories",
                            "citations",
                            "affect",
                            "style",
                            "reflection",
                            "model",
                            "cached",
                            "usage");
            assertThat(answer.get("draft").asText()).isEqualTo("It leaves at nine [1].");
            assertThat(answer.get("response").asText())
                    .startsWith("It leaves at nine [1].")
                    .contains("Memories:");
            assertThat(answer.get("citations")).hasSize(1);
            assertThat(answer.get("citations").get(0).asText()).isEqualTo(id);
            assertThat(answer.get("memories").get(0).get("score").asDouble()).isPositive();
            assertThat(answer.get("session_id").asText()).isEqualTo("s");
            assertThat(answer.get("affect").fieldNames()).toIterable().containsExactly("user", "memories", "blended");
            assertThat(answer.get("style").fieldNames())
                    .toIterable()
                    .containsExactly("mode", "tone", "warmth", "pace", "hedging", "sentence_words", "guard");
            assertThat(answer.get("style").get("mode").asText()).isEqualTo("preface");
            assertThat(answer.get("cached").asBoolean()).isFalse();
            assertThat(answer.get("usage").get("input_tokens").asLong()).isPositive();
            assertThat(answer.get("usage").get("cost_usd").isNull()).isTrue();
            assertThat(served.get("/api/memories/" + answer.get("reflection_id").asText() + "?user=ada")
                            .json()
                            .get("method")
                            .asText())
                    .isEqualTo("reflect");
            assertThat(served.stored()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("who feels bad is met with a preface before the draft, which stays as it is")
    void prefaces() {
        try (Served served = GriefDetector.answering(new ScriptedChatModel("Try again tomorrow.", "At five."))) {
            JsonNode sad = served.post("/api/chat", "{\"message\":\"I failed again and I hate everything about this\"}")
                    .json();
            JsonNode even = served.post(
                            "/api/chat", "{\"message\":\"The meeting is at five\",\"session_id\":\"another\"}")
                    .json();

            assertThat(sad.get("response").asText())
                    .endsWith("\n\nTry again tomorrow.")
                    .hasSizeGreaterThan(30);
            assertThat(sad.get("affect").get("blended").get("valence").asDouble())
                    .isNegative();
            assertThat(sad.get("affect").get("memories").isNull()).isTrue();
            assertThat(even.get("response").asText()).isEqualTo("At five.");
        }
    }

    @Test
    @DisplayName("without a model the answer quotes from memory, and costs nothing")
    void offline() {
        try (Served served = Served.start()) {
            JsonNode answer = served.post("/api/chat", "{\"message\":\"Hello?\",\"retrieve_memories\":false}")
                    .expect(200)
                    .json();

            assertThat(answer.get("model").asText()).isEqualTo("offline");
            assertThat(answer.get("memories")).isEmpty();
            assertThat(answer.get("usage").get("cost_usd").asDouble()).isZero();
        }
    }

    @Test
    @DisplayName("a model that fails is 502, one that is too slow 504, and nothing is stored")
    void failures() {
        ScriptedChatModel model = new ScriptedChatModel()
                .thenFails(new ChatException("the model answered 500", true))
                .thenFails(new ChatException("no answer within 60 s", true, new TimeoutException()));
        try (Served served = GriefDetector.answering(model)) {
            JsonNode failed =
                    served.post("/api/chat", "{\"message\":\"Hello?\"}").problem(502);
            JsonNode slow = served.post("/api/chat", "{\"message\":\"Hello?\"}").problem(504);

            assertThat(failed.get("detail").asText()).isEqualTo("the model answered 500");
            assertThat(slow.get("detail").asText()).isEqualTo("no answer within 60 s");
            assertThat(served.stored()).isZero();
        }
    }

    @Test
    @DisplayName("a model may take longer than a connection may be silent")
    void slowerThanIdle() {
        ServerLimits usual = Served.limits(32, 256);
        /* Long enough that no client is cut off between two requests because the machine is busy. */
        ServerLimits limits = new ServerLimits(
                32, 256, usual.patience(), Duration.ofSeconds(3), usual.drain(), usual.linger(), 10, 10, 10);
        CountDownLatch never = new CountDownLatch(1);
        Responder slow = new Responder() {
            @Override
            public String id() {
                return "slow";
            }

            @Override
            public Draft respond(DraftRequest request) {
                try {
                    assertThat(never.await(5, TimeUnit.SECONDS)).isFalse();
                } catch (InterruptedException e) {
                    throw new AssertionError("must not be cut off", e);
                }
                return new Draft("At last.", false, Usage.NONE);
            }
        };
        try (Served served = Served.with()
                .limits(limits)
                .memory(builder -> builder.responder(slow))
                .start()) {
            String ask = "{\"message\":\"Hello?\",\"stream\":%s}";

            JsonNode whole = served.post("/api/chat", String.format(ask, false))
                    .expect(200)
                    .json();
            List<SentEvent> streamed = SentEvent.of(served.post("/api/chat", String.format(ask, true)));

            assertThat(whole.get("draft").asText()).isEqualTo("At last.");
            assertThat(SentEvent.text(streamed)).startsWith("At last.");
        }
    }

    @Test
    @DisplayName("affect is read without remembering")
    void affect() {
        try (Served served = GriefDetector.answering(new ScriptedChatModel())) {
            JsonNode reading = served.post("/api/affect", "{\"text\":\"I hate this\"}")
                    .expect(200)
                    .json();

            assertThat(reading.toString())
                    .isEqualTo("{\"valence\":-0.7,\"arousal\":0.6,\"dominance\":-0.3,\"labels\":[\"grief\"],"
                            + "\"intensity\":0.8,\"confidence\":0.9}");
            assertThat(served.stored()).isZero();
        }
    }
}
