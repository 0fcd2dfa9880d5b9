// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("POST /api/stances, GET /api/stances/{id}")
class StanceRoutesTest {
    private static final String NOBODYS = "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C";

    private final Served served = Served.start();

    @AfterEach
    void close() {
        served.close();
    }

    private static String claim(String text, double probability, String... evidence) {
        String ids =
                java.util.Arrays.stream(evidence).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return "{\"claim\":\"" + text + "\",\"probability\":" + probability + ",\"evidence\":[" + ids + "]}";
    }

    private Reply weigh(String question, String... claims) {
        served.clock.advance(Duration.ofSeconds(1));
        return served.post(
                "/api/stances",
                "{\"user\":\"ada\",\"question\":\"" + question + "\",\"claims\":[" + String.join(",", claims) + "]}");
    }

    private JsonNode read(String id) {
        return served.get("/api/stances/" + id + "?user=ada").expect(200).json();
    }

    @Test
    @DisplayName("tell what the claims come to, and store it with its lineage")
    void weighed() {
        String letter = served.remember("ada", "A letter from Bern.");
        String call = served.remember("ada", "A call from Bern.");

        JsonNode stance = weigh(
                        "Where does Ada live?",
                        claim("Ada lives in Bern", 0.8, letter),
                        claim("ada lives in Bern.", 0.7, call),
                        claim("Ada lives in Basel", 0.6))
                .expect(201)
                .json();

        String id = stance.get("experience_id").asText();
        assertThat(stance.get("stance_id").asText()).isEqualTo("stn" + id.substring(3));
        assertThat(stance.get("decision").toString())
                .isEqualTo("{\"claim\":\"Ada lives in Bern\",\"probability\":0.9032,\"support\":[\"" + letter + "\",\""
                        + call + "\"]}");
        assertThat(stance.get("residual_uncertainty").asDouble()).isEqualTo(0.5988);
        assertThat(stance.has("supersedes")).isFalse();
        JsonNode stored = served.get("/api/memories/" + id + "?user=ada").json();
        assertThat(stored.get("type").asText()).isEqualTo("reconciliation");
        assertThat(stored.get("method").asText()).isEqualTo("reconcile");
        assertThat(stored.get("actor").asText()).isEqualTo("agent");
        assertThat(stored.get("parents").toString()).isEqualTo("[\"" + letter + "\",\"" + call + "\"]");
        assertThat(stored.get("text").asText()).contains("Decision: Ada lives in Bern");
    }

    @Test
    @DisplayName("give a stance back whole by either name, and tell what superseded it")
    void readBack() {
        String letter = served.remember("ada", "A letter from Bern.");
        JsonNode first = weigh("Where does Ada live?", claim("Ada lives in Bern", 0.8, letter))
                .json();
        JsonNode second =
                weigh("where does ada live", claim("Ada lives in Basel", 0.9)).json();

        JsonNode byStance = read(first.get("stance_id").asText());
        JsonNode byExperience = read(first.get("experience_id").asText());

        assertThat(second.get("supersedes")).isEqualTo(first.get("stance_id"));
        assertThat(byStance).isEqualTo(byExperience);
        assertThat(byStance.get("question").asText()).isEqualTo("Where does Ada live?");
        assertThat(byStance.get("method").asText()).isEqualTo("log_odds");
        assertThat(byStance.get("claims").toString()).isEqualTo("[" + claim("Ada lives in Bern", 0.8, letter) + "]");
        assertThat(byStance.get("decision")).isEqualTo(first.get("decision"));
        assertThat(byStance.get("superseded_by")).isEqualTo(second.get("stance_id"));
        assertThat(byStance.get("at").asText()).isEqualTo("2024-05-01T12:00:01.000Z");
        assertThat(read(second.get("stance_id").asText()).has("superseded_by")).isFalse();
    }

    @Test
    @DisplayName("refuse evidence that this user does not have, with 422, and store nothing")
    void unknownEvidence() {
        String bobs = served.remember("bob", "Bob's own");

        assertThat(weigh("q", claim("c", 0.8, bobs)).problem(422).get("detail").asText())
                .contains(bobs)
                .contains("unknown");
        assertThat(weigh("q", claim("c", 0.8, NOBODYS))
                        .problem(422)
                        .get("detail")
                        .asText())
                .contains(NOBODYS);
        assertThat(served.stored()).isEqualTo(1);
    }

    @Test
    @DisplayName("know no stance of another user, none that is something else, and no other names")
    void unknown() {
        String id = weigh("q", claim("c", 0.8)).json().get("stance_id").asText();
        String note = served.remember("ada", "no stance");

        served.get("/api/stances/" + id + "?user=bob").problem(404);
        served.get("/api/stances/" + note + "?user=ada").problem(404);
        assertThat(served.get("/api/stances/stn_5").fieldAndRule(400)).startsWith("stance_id");
        assertThat(served.get("/api/stances/" + id + "?limit=5").fieldAndRule(400))
                .startsWith("limit");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "question":"q"                                                     | claims is required
            "question":"q","claims":null                                       | claims is required
            "question":"q","claims":[]                                         | claims must be 1 to 50
            "question":"q","claims":{}                                         | claims must be an array
            "question":"q","claims":[null]                                     | claims[0] must not
            "question":"q","claims":["c"]                                      | claims[0]
            "question":"q","claims":[{}]                                       | claims[0].claim is required
            "question":"q","claims":[{"claim":"c"}]                            | claims[0].probability is required
            "question":"q","claims":[{"claim":" ","probability":0.8}]          | claims[0].claim must not be blank
            "question":"q","claims":[{"claim":5,"probability":0.8}]            | claims[0].claim must be a string
            "question":"q","claims":[{"claim":"c","probability":0}]            | claims[0].probability must be between
            "question":"q","claims":[{"claim":"c","probability":1}]            | claims[0].probability must be between
            "question":"q","claims":[{"claim":"c","probability":-0.1}]         | claims[0].probability must be between
            "question":"q","claims":[{"claim":"c","probability":1e400}]        | claims[0].probability
            "question":"q","claims":[{"claim":"c","probability":NaN}]          | body must be one JSON document
            "question":"q","claims":[{"claim":"c","probability":"0.8"}]        | claims[0].probability must be a number
            "question":"q","claims":[{"claim":"c","probability":0.8},{"claim":"d","probability":2}] | claims[1].probability
            "question":"q","claims":[{"claim":"c","probability":0.8,"evidence":["x"]}] | claims[0].evidence must be exp_
            "question":"q","claims":[{"claim":"c","probability":0.8,"evidence":[5]}] | claims[0].evidence[0] must be a string
            "question":"q","claims":[{"claim":"c","probability":0.8,"evidence":"x"}] | claims[0].evidence must be an array
            "question":"q","claims":[{"claim":"c","probability":0.8,"weight":1}] | claims[0].weight is unknown
            "question":"q","method":"vote","claims":[{"claim":"c","probability":0.8}] | method must be log_odds
            "question":"q","session_id":"","claims":[{"claim":"c","probability":0.8}] | session_id must not be blank
            """)
    @DisplayName("refuse what breaks a rule, by its name")
    void bad(String fields, String complaint) {
        assertThat(served.post("/api/stances", "{" + fields + "}").fieldAndRule(400))
                .startsWith(complaint);
        assertThat(served.stored()).isZero();
    }

    @Test
    @DisplayName("refuse too many claims, too long ones, and evidence that is repeated or too much")
    void tooMuch() {
        String[] claims =
                IntStream.range(0, 51).mapToObj(i -> claim("c" + i, 0.8)).toArray(String[]::new);
        String[] evidence = IntStream.range(0, 201)
                .mapToObj(i -> NOBODYS.substring(0, 27) + (100 + i))
                .toArray(String[]::new);

        assertThat(weigh("q", claims).fieldAndRule(400)).startsWith("claims must be 1 to 50, but are 51");
        assertThat(weigh("q", claim("c".repeat(801), 0.8)).fieldAndRule(400)).startsWith("claims[0].claim");
        assertThat(weigh("q", claim("c", 0.8, NOBODYS, NOBODYS)).fieldAndRule(400))
                .startsWith("claims[0].evidence must not repeat");
        assertThat(weigh("q", claim("c", 0.8, evidence)).fieldAndRule(400))
                .startsWith("claims[0].evidence must be at most 200");
        assertThat(weigh(
                                "q",
                                claim("c", 0.8, java.util.Arrays.copyOfRange(evidence, 0, 101)),
                                claim("c", 0.8, java.util.Arrays.copyOfRange(evidence, 101, 201)))
                        .fieldAndRule(400))
                .startsWith("claims must rest on at most 200");
    }
}
