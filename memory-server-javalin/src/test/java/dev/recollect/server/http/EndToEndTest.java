// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.memory.Memory;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.server.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server over a folder")
class EndToEndTest {
    @TempDir
    Path folder;

    private Served served() {
        Settings settings = Settings.load(Map.of(), folder);
        Memory memory = LocalMemory.builder(settings.dataFolder())
                .model(settings.model())
                .with(builder -> builder.lens(settings.lens())
                        .sessionTimeout(settings.sessionTimeout())
                        .answerProfile(settings.profile())
                        .contextTokens(settings.contextTokens())
                        .maxTextChars(settings.maxTextChars()))
                .open();
        return Served.over(memory, settings);
    }

    @Test
    @DisplayName("remembers over a restart, cites what it was told, hides secrets, and forgets for good")
    void remembersOverRestart() {
        String secret = "AKIA" + "IOSFODNN7EXAMPLE";
        String told;
        try (Served first = served()) {
            told = first.post(
                            "/api/chat",
                            "{\"user\":\"ada\",\"message\":\"My sister Mira moved to Lisbon and plays the cello there.\"}")
                    .expect(200)
                    .json()
                    .get("experience_id")
                    .asText();
            JsonNode redacted = first.post(
                            "/api/memories", "{\"user\":\"ada\",\"text\":\"my aws key is " + secret + " ok\"}")
                    .expect(201)
                    .json();
            assertThat(redacted.get("redacted")).isNotEmpty();
        }

        try (Served second = served()) {
            JsonNode answer = second.post(
                            "/api/chat", "{\"user\":\"ada\",\"message\":\"Where does my sister Mira live?\"}")
                    .expect(200)
                    .json();
            assertThat(answer.get("citations").toString()).contains(told);
            assertThat(answer.get("response").asText()).contains("Lisbon");
            assertThat(second.get("/api/memories?user=ada&limit=200&methods=capture,reflect")
                            .body())
                    .contains("[REDACTED:")
                    .doesNotContain(secret);
            assertThat(second.get("/api/stats").json().get("store_bytes").asLong())
                    .isPositive();
            assertThat(second.get("/ready").status()).isEqualTo(200);

            JsonNode receipt = second.delete("/api/users/ada").expect(200).json();
            assertThat(receipt.get("log_truncated").asBoolean()).isTrue();
            assertThat(second.get("/api/memories?user=ada").json().get("items")).isEmpty();
        }
    }

    @Test
    @DisplayName("hears how the user feels")
    void hearsFeelings() {
        try (Served served = served()) {
            JsonNode sad = served.post("/api/chat", "{\"message\":\"I failed again and I hate everything about this\"}")
                    .json();
            JsonNode even = served.post("/api/chat", "{\"message\":\"The meeting is at five\",\"session_id\":\"b\"}")
                    .json();

            assertThat(sad.get("response").asText())
                    .isNotEqualTo(sad.get("draft").asText());
            assertThat(sad.get("affect").get("blended").get("valence").asDouble())
                    .isLessThan(-0.2);
            assertThat(even.get("response").asText())
                    .startsWith(even.get("draft").asText());
        }
    }

    @Test
    @DisplayName("hears what a short line means after what was said before it")
    void hearsWhatGoesOn() {
        try (Served served = served()) {
            served.post("/api/chat", "{\"message\":\"The app crashed again, I am furious\",\"session_id\":\"a\"}")
                    .expect(200);
            JsonNode again = served.post("/api/chat", "{\"message\":\"Still the same.\",\"session_id\":\"a\"}")
                    .json();
            JsonNode alone = served.post("/api/chat", "{\"message\":\"Still the same.\",\"session_id\":\"b\"}")
                    .json();
            JsonNode answer = served.post(
                            "/api/affect", "{\"text\":\"Not at all.\",\"before\":\"Are you happy with it?\"}")
                    .expect(200)
                    .json();

            assertThat(again.at("/affect/user/valence").asDouble()).isLessThan(-0.2);
            assertThat(alone.at("/affect/user/valence").asDouble()).isGreaterThan(-0.2);
            assertThat(answer.get("valence").asDouble()).isLessThan(-0.2);
        }
    }

    @Test
    @DisplayName("takes every name and filter that is allowed, however odd")
    void oddNames() {
        String odd = "a'b\\\"c.d[0]%_$*/;--é😀";
        try (Served served = served()) {
            String body = "{\"text\":\"x " + odd + "\",\"user\":\"" + odd + "\",\"session_id\":\"" + odd
                    + "\",\"speaker\":\"" + odd + "\",\"idempotency_key\":\"" + odd + "\",\"attributes\":{\"" + odd
                    + "\":\"" + odd + "\",\"b\":\"\"}}";
            served.post("/api/memories", body).expect(201);
            served.post("/api/memories", body).expect(200);

            JsonNode found = served.post(
                            "/api/recall",
                            "{\"query\":\"" + odd + "\",\"user\":\"" + odd + "\",\"session_id\":\"" + odd
                                    + "\",\"attributes\":{\"" + odd + "\":\"" + odd
                                    + "\"},\"from\":\"0000-01-01T00:00:00Z\",\"to\":\"9999-12-31T23:59:59Z\","
                                    + "\"min_valence\":-1,\"max_valence\":1,\"min_confidence\":0}")
                    .expect(200)
                    .json()
                    .get("memories");

            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("text").asText()).isEqualTo("x " + odd.replace("\\\"", "\""));
            assertThat(served.post(
                                    "/api/recall",
                                    "{\"query\":\"x\",\"user\":\"" + odd + "\",\"attributes\":{\"b\":\"c\"}}")
                            .json()
                            .get("memories"))
                    .isEmpty();
        }
    }
}
