// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("GET and POST /api/views")
class ViewRoutesTest {
    private static final String NOBODYS = "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C";

    private final Served served = Served.with()
            .memory(builder -> builder.detector(new GriefDetector()))
            .start();
    private final String letter = served.remember("ada", "A letter came.");
    private final String rain = served.remember("ada", "I hate the rain.");

    @AfterEach
    void close() {
        served.close();
    }

    private Reply view(String fields) {
        served.clock.advance(Duration.ofSeconds(1));
        return served.post("/api/views", "{\"user\":\"ada\",\"lens\":\"hope\",\"version\":\"2\"," + fields + "}");
    }

    @Test
    @DisplayName("record a re-reading and the difference to the one it supersedes")
    void recorded() {
        JsonNode first = view("\"applied_to\":[\"" + letter + "\",\"" + rain + "\"]")
                .expect(201)
                .json();

        JsonNode second = view("\"applied_to\":[\"" + letter + "\"],\"supersedes\":\""
                        + first.get("view_id").asText() + "\",\"reweighted\":[{\"id\":\"" + letter
                        + "\",\"from\":1,\"to\":0.25}]")
                .expect(201)
                .json();

        String id = second.get("experience_id").asText();
        assertThat(second.get("view_id").asText()).isEqualTo("viw" + id.substring(3));
        assertThat(second.get("lens").asText()).isEqualTo("hope");
        assertThat(second.get("version").asText()).isEqualTo("2");
        assertThat(second.get("applied_to").toString()).isEqualTo("[\"" + letter + "\"]");
        assertThat(second.get("added")).isEmpty();
        assertThat(second.get("removed").toString()).isEqualTo("[\"" + rain + "\"]");
        assertThat(second.get("reweighted").toString())
                .isEqualTo("[{\"id\":\"" + letter + "\",\"from\":1.0,\"to\":0.25}]");
        assertThat(second.get("affect_change").toString())
                .isEqualTo("{\"valence\":0.35,\"arousal\":-0.05,\"dominance\":0.15}");
        assertThat(second.get("supersedes")).isEqualTo(first.get("view_id"));
        JsonNode read = served.get("/api/views/" + first.get("view_id").asText() + "?user=ada")
                .expect(200)
                .json();
        assertThat(read.get("added")).hasSize(2);
        assertThat(read.get("superseded_by")).isEqualTo(second.get("view_id"));
        served.get("/api/views/" + id + "?user=ada").expect(200);
        served.get("/api/views/" + id + "?user=bob").problem(404);
    }

    @Test
    @DisplayName("list those of stances too, page by page, newest first")
    void listed() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(
                    0,
                    view("\"applied_to\":[\"" + letter + "\"]")
                            .json()
                            .get("view_id")
                            .asText());
        }
        served.clock.advance(Duration.ofSeconds(1));
        JsonNode stance = served.post(
                        "/api/stances",
                        "{\"user\":\"ada\",\"question\":\"q\",\"claims\":[{\"claim\":\"c\",\"probability\":0.8,"
                                + "\"evidence\":[\"" + rain + "\"]}]}")
                .expect(201)
                .json();
        ids.add(0, stance.get("view_id").asText());

        JsonNode page = served.get("/api/views?user=ada&limit=3").expect(200).json();
        JsonNode rest = served.get("/api/views?user=ada&limit=3&cursor="
                        + page.get("next_cursor").asText())
                .expect(200)
                .json();

        assertThat(page.get("items").findValuesAsText("view_id")).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(rest.get("items").findValuesAsText("view_id")).containsExactlyElementsOf(ids.subList(3, 5));
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        JsonNode own = page.get("items").get(0);
        assertThat(own.get("lens").asText()).isEqualTo("log_odds");
        assertThat(own.get("stance_id")).isEqualTo(stance.get("stance_id"));
        assertThat(served.get("/api/views?user=ada&lens=hope").json().get("items"))
                .hasSize(4);
        assertThat(served.get("/api/views?user=bob").json().get("items")).isEmpty();
        assertThat(served.get("/api/memories?user=ada&limit=200").json().get("items"))
                .as("views are seen by those who ask for them")
                .hasSize(3);
    }

    @Test
    @DisplayName("refuse what this user does not have, with 422")
    void unknown() {
        String bobs = served.remember("bob", "Bob's own");
        String read = "\"applied_to\":[\"" + letter + "\"]";

        view("\"applied_to\":[\"" + bobs + "\"]").problem(422);
        view(read + ",\"removed\":[\"" + NOBODYS + "\"]").problem(422);
        view(read + ",\"supersedes\":\"" + NOBODYS + "\"").problem(422);
        view(read + ",\"supersedes\":\"" + rain + "\"").problem(422);
        assertThat(served.stored()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "applied_to":[]                                        | applied_to must name at least one
            "applied_to":null                                      | applied_to is required
            "applied_to":["x"]                                     | applied_to must be exp_
            "applied_to":[5]                                       | applied_to[0] must be a string
            "applied_to":["A","A"]                                 | applied_to must not repeat
            "applied_to":["A"],"added":["B"]                       | added must name only
            "applied_to":["A"],"removed":["A"]                     | removed must not name
            "applied_to":["A"],"removed":"x"                       | removed must be an array
            "applied_to":["A"],"reweighted":[{}]                   | reweighted[0].id is required
            "applied_to":["A"],"reweighted":[{"id":"A","from":1}]  | reweighted[0].to is required
            "applied_to":["A"],"reweighted":[{"id":"x","from":1,"to":2}] | reweighted[0].id must be
            "applied_to":["A"],"added":[],"reweighted":[{"id":"A","from":1,"to":1001}] | reweighted[0].to must be between
            "applied_to":["A"],"added":[],"reweighted":[{"id":"B","from":1,"to":2}] | reweighted must name only
            "applied_to":["A"],"reweighted":[{"id":"A","from":1,"to":2}] | reweighted must name only
            "applied_to":["A"],"supersedes":"x"                    | supersedes must be viw_
            "applied_to":["A"],"affect_change":0                   | affect_change is unknown
            "applied_to":["A"],"session_id":" "                    | session_id must not be blank
            """)
    @DisplayName("refuse what breaks a rule, by its name")
    void bad(String fields, String complaint) {
        assertThat(view(fields.replace("\"A\"", "\"" + letter + "\"").replace("\"B\"", "\"" + rain + "\""))
                        .fieldAndRule(400))
                .startsWith(complaint);
        assertThat(served.stored()).isEqualTo(2);
    }

    @Test
    @DisplayName("refuse a lens that is kept for stances, and bad parameters")
    void badParameters() {
        assertThat(served.post(
                                "/api/views",
                                "{\"lens\":\"log_odds\",\"version\":\"1\",\"applied_to\":[\"" + letter + "\"]}")
                        .fieldAndRule(400))
                .startsWith("lens must not be log_odds");
        assertThat(served.get("/api/views?limit=201").fieldAndRule(400)).startsWith("limit");
        assertThat(served.get("/api/views?cursor=x").fieldAndRule(400)).startsWith("cursor");
        assertThat(served.get("/api/views?lens=").fieldAndRule(400)).startsWith("lens");
        assertThat(served.get("/api/views?type=x").fieldAndRule(400)).startsWith("type");
        assertThat(served.get("/api/views/viw_5").fieldAndRule(400)).startsWith("view_id");
    }
}
