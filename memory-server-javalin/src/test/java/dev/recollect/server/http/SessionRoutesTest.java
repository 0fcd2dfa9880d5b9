// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The session routes")
class SessionRoutesTest {
    private final Served served = Served.start();

    @AfterEach
    void close() {
        served.close();
    }

    private JsonNode start(String body) {
        return served.post("/api/session/start", body).expect(200).json();
    }

    private JsonNode current() {
        return served.get("/api/session/current?user=ada").expect(200).json();
    }

    private void says(String session, String text) {
        served.clock.advance(Duration.ofMinutes(1));
        served.post("/api/memories", """
                {"text":"%s","user":"ada","session_id":"%s"}""".formatted(text, session)).expect(201);
    }

    @Test
    @DisplayName("start a session, which is current before anything is said in it")
    void started() {
        assertThat(served.get("/api/session/current?user=ada").body()).isEqualTo("{\"session_id\":null}");

        JsonNode started = start("{\"user\":\"ada\"}");

        assertThat(started.properties())
                .extracting(field -> field.getKey())
                .containsExactly("session_id", "started_at", "status");
        assertThat(started.get("session_id").asText()).startsWith("ses_");
        assertThat(started.get("started_at").asText()).isEqualTo("2024-05-01T12:00:00.000Z");
        assertThat(started.get("status").asText()).isEqualTo("active");
        JsonNode current = current();
        assertThat(current.properties())
                .extracting(field -> field.getKey())
                .containsExactly("session_id", "started_at", "last_activity", "status", "experience_count");
        assertThat(current.get("session_id")).isEqualTo(started.get("session_id"));
        assertThat(current.get("experience_count").asInt()).isZero();
    }

    @Test
    @DisplayName("start a session by name, from an empty body too, and what is said then belongs to it")
    void named() {
        assertThat(start("").get("status").asText()).isEqualTo("active");
        assertThat(start("{\"user\":\"ada\",\"session_id\":\"trip\"}")
                        .get("session_id")
                        .asText())
                .isEqualTo("trip");

        served.remember("ada", "hello");

        assertThat(current().get("session_id").asText()).isEqualTo("trip");
        assertThat(current().get("experience_count").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("end the current session with its narrative")
    void ended() {
        start("{\"user\":\"ada\",\"session_id\":\"trip\"}");
        says("trip", "We went to Ghent");

        JsonNode ended = served.post("/api/session/end", "{\"user\":\"ada\"}")
                .expect(200)
                .json();

        assertThat(ended.properties())
                .extracting(field -> field.getKey())
                .containsExactly(
                        "session_id",
                        "started_at",
                        "last_activity",
                        "status",
                        "experience_count",
                        "narrative_id",
                        "narrative");
        assertThat(ended.get("session_id").asText()).isEqualTo("trip");
        assertThat(ended.get("status").asText()).isEqualTo("consolidated");
        assertThat(ended.get("narrative").asText()).contains("We went to Ghent");
        assertThat(served.get("/api/memories/" + ended.get("narrative_id").asText() + "?user=ada")
                        .expect(200)
                        .json()
                        .get("method")
                        .asText())
                .isEqualTo("consolidate");
        assertThat(current().get("session_id").isNull()).isTrue();
    }

    @Test
    @DisplayName("end a session without a narrative where none is wanted, or nothing was said")
    void endedWithout() {
        start("{\"user\":\"ada\",\"session_id\":\"empty\"}");
        JsonNode empty = served.post("/api/session/end", "{\"user\":\"ada\",\"session_id\":\"empty\"}")
                .expect(200)
                .json();
        says("trip", "We went to Ghent");

        JsonNode ended = served.post(
                        "/api/session/end", "{\"user\":\"ada\",\"session_id\":\"trip\",\"consolidate\":false}")
                .expect(200)
                .json();

        assertThat(empty.get("status").asText()).isEqualTo("ended");
        assertThat(empty.has("narrative_id")).isFalse();
        assertThat(ended.get("status").asText()).isEqualTo("ended");
        assertThat(ended.has("narrative")).isFalse();
        assertThat(served.get("/api/narratives?user=ada").json().get("items")).isEmpty();
    }

    @Test
    @DisplayName("end an ended session again with the narrative it has")
    void endedAgain() {
        says("trip", "We went to Ghent");
        JsonNode first = served.post("/api/session/end", "{\"user\":\"ada\"}").json();

        JsonNode again = served.post("/api/session/end", "{\"user\":\"ada\",\"session_id\":\"trip\"}")
                .expect(200)
                .json();

        assertThat(again).isEqualTo(first);
    }

    @Test
    @DisplayName("know no session of another user, and none that never was")
    void unknown() {
        says("trip", "We went to Ghent");

        served.post("/api/session/end", "{\"user\":\"bob\",\"session_id\":\"trip\"}")
                .expect(404);
        served.post("/api/session/end", "{\"user\":\"ada\",\"session_id\":\"nowhere\"}")
                .expect(404);
        assertThat(served.post("/api/session/end", "{\"user\":\"bob\"}")
                        .expect(404)
                        .body())
                .contains("session_id");
        served.post("/api/consolidate/trip", "{\"user\":\"bob\"}").expect(404);
        served.post("/api/consolidate/nowhere?user=ada", "").expect(404);
        assertThat(current().get("status").asText()).isEqualTo("active");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            /api/session/start | {"session_id":5}                    | session_id
            /api/session/start | {"session_id":""}                   | session_id
            /api/session/start | {"session_id":"a\\nb"}              | session_id
            /api/session/start | {"user":" "}                        | user
            /api/session/start | {"name":"x"}                        | name
            /api/session/start | []                                  | body
            /api/session/start | {"session_id":"x"                   | body
            /api/session/end   | {"session_id":" "}                  | session_id
            /api/session/end   | {"session_id":["x"]}                | session_id
            /api/session/end   | {"consolidate":"yes"}               | consolidate
            /api/session/end   | {"consolidate":1}                   | consolidate
            /api/session/end   | {"session_id":"x","consolidates":1} | consolidates
            /api/consolidate/x | {"user":7}                          | user
            /api/consolidate/x | {"session_id":"x"}                  | session_id
            /api/consolidate/%20 | {}                                | session_id""")
    @DisplayName("refuse what is malformed or out of bounds, by its name")
    void bad(String path, String body, String field) {
        assertThat(served.post(path, body).fieldAndRule(400)).startsWith(field + " ");
        assertThat(served.memory.sessions().list(dev.recollect.memory.experience.Scope.ofUser("default"), 10))
                .isEmpty();
    }

    @Test
    @DisplayName("take no name longer than 200 characters")
    void longNames() {
        String name = "x".repeat(201);

        assertThat(served.post("/api/session/start", "{\"session_id\":\"" + name + "\"}")
                        .fieldAndRule(400))
                .startsWith("session_id ");
        assertThat(served.post("/api/consolidate/" + name, "").fieldAndRule(400))
                .startsWith("session_id ");
    }
}
