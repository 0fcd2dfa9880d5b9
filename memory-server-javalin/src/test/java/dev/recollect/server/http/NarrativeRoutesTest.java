// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The narrative routes")
class NarrativeRoutesTest {
    private Served served = Served.start();

    @AfterEach
    void close() {
        served.close();
    }

    private String says(String session, String text) {
        served.clock.advance(Duration.ofMinutes(1));
        return served.post("/api/memories", """
                {"text":"%s","user":"ada","session_id":"%s"}""".formatted(text, session))
                .expect(201)
                .json()
                .get("experience_id")
                .asText();
    }

    private JsonNode consolidate(String session) {
        return served.post("/api/consolidate/" + session, "{\"user\":\"ada\"}")
                .expect(200)
                .json();
    }

    @Test
    @DisplayName("tell a session, and tell the same again where nothing followed")
    void told() {
        String said = says("my trip", "We went to Ghent");

        JsonNode told = consolidate("my%20trip");

        assertThat(told.properties())
                .extracting(field -> field.getKey())
                .containsExactly("session_id", "segment", "narrative_id", "narrative", "consolidated_count");
        assertThat(told.get("session_id").asText()).isEqualTo("my trip");
        assertThat(told.get("segment").asInt()).isEqualTo(1);
        assertThat(told.get("consolidated_count").asInt()).isEqualTo(1);
        assertThat(consolidate("my%20trip")).isEqualTo(told);
        JsonNode item = served.get("/api/narratives?user=ada")
                .expect(200)
                .json()
                .get("items")
                .get(0);
        assertThat(item.get("experience_id")).isEqualTo(told.get("narrative_id"));
        assertThat(item.get("text")).isEqualTo(told.get("narrative"));
        assertThat(item.get("session_id").asText()).isEqualTo("my trip");
        assertThat(item.get("segment").asInt()).isEqualTo(1);
        assertThat(item.get("arc").properties())
                .extracting(field -> field.getKey())
                .containsExactly("start", "end", "peak", "mean");
        assertThat(item.get("arc").get("mean").isNumber()).isTrue();
        assertThat(item.get("parents").get(0).asText()).isEqualTo(said);
        assertThat(item.get("type").asText()).isEqualTo("observation");
    }

    @Test
    @DisplayName("tell what followed as a new segment")
    void segments() {
        says("s", "one");
        consolidate("s");
        says("s", "two");

        assertThat(consolidate("s").get("segment").asInt()).isEqualTo(2);
        assertThat(served.get("/api/narratives?user=ada&session_id=s").json().get("items"))
                .hasSize(2);
        assertThat(served.get("/api/narratives?user=ada&session_id=t").json().get("items"))
                .isEmpty();
    }

    @Test
    @DisplayName("list narratives page by page")
    void pages() {
        for (int i = 0; i < 5; i++) {
            says("s" + i, "turn " + i);
            consolidate("s" + i);
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (pages == 0 || !cursor.isEmpty()) {
            JsonNode page = served.get("/api/narratives?user=ada&limit=2" + cursor)
                    .expect(200)
                    .json();
            page.get("items").forEach(item -> listed.add(item.get("session_id").asText()));
            cursor = page.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("next_cursor").asText();
            pages++;
        }

        assertThat(listed).containsExactly("s4", "s3", "s2", "s1", "s0");
        assertThat(pages).isEqualTo(3);
        assertThat(served.get("/api/narratives?user=bob").json().get("items")).isEmpty();
    }

    @Test
    @DisplayName("refuse to tell a session in which nothing was said")
    void empty() {
        served.post("/api/session/start", "{\"user\":\"ada\",\"session_id\":\"s\"}")
                .expect(200);

        served.post("/api/consolidate/s", "{\"user\":\"ada\"}").expect(422);
    }

    @Test
    @DisplayName("tell by the model, and from the session's own words where it fails")
    void byModel() {
        served.close();
        ScriptedChatModel model = new ScriptedChatModel("Ada went to Ghent.");
        model.thenFails(new ChatException("no answer", true));
        served = Served.with().memory(builder -> builder.chatModel(model)).start();
        says("s", "We went to Ghent");
        says("t", "We went to Oslo");

        assertThat(consolidate("s").get("narrative").asText()).isEqualTo("Ada went to Ghent.");
        JsonNode fallback = consolidate("t");

        assertThat(fallback.get("narrative").asText()).contains("We went to Oslo");
        assertThat(served.get("/api/memories/" + fallback.get("narrative_id").asText() + "?user=ada")
                        .json()
                        .get("attributes")
                        .get("recollect.fallback")
                        .asText())
                .isEqualTo("model_failed");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=x", "session_id=", "session_id=%0A", "type=x"})
    @DisplayName("refuse a query that breaks a rule, by its name")
    void bad(String query) {
        assertThat(served.get("/api/narratives?" + query).fieldAndRule(400))
                .startsWith(query.substring(0, query.indexOf('=')) + " ");
    }
}
