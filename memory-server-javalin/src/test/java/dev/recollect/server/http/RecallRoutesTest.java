// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Recall over HTTP")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecallRoutesTest {
    private final Served served = Served.start();

    @BeforeAll
    void fill() {
        String[] lines = {
            line("The tram to the harbour leaves at nine.", "2023-01-01T00:00:00Z", "travel", "1"),
            line("Bread needs flour, water, salt and time.", "2023-06-01T00:00:00Z", "kitchen", "2"),
            line("The harbour was closed because of the storm.", "2024-01-01T00:00:00Z", "travel", "3"),
            line("My sister plays the cello.", "2024-04-01T00:00:00Z", "music", "4"),
        };
        assertThat(served.batch(lines).expect(200).json().get("accepted").asInt())
                .isEqualTo(4);
    }

    @AfterAll
    void close() {
        served.close();
    }

    private static String line(String text, String at, String session, String turn) {
        return "{\"text\":\"" + text + "\",\"user\":\"ada\",\"occurred_at\":\"" + at + "\",\"session_id\":\"" + session
                + "\",\"attributes\":{\"turn_id\":\"" + turn + "\"}}";
    }

    private JsonNode recall(String fields) {
        return served.post(
                        "/api/recall",
                        "{\"user\":\"ada\",\"query\":\"When does the tram to the harbour leave?\"" + fields + "}")
                .expect(200)
                .json();
    }

    private List<String> turns(JsonNode answer) {
        return answer.get("memories").findValuesAsText("turn_id");
    }

    @Test
    @DisplayName("the best comes first, with a score whose parts sum to it, and times")
    void ranks() {
        JsonNode answer = recall("");

        JsonNode best = answer.get("memories").get(0);
        assertThat(best.get("attributes").get("turn_id").asText()).isEqualTo("1");
        double sum = 0;
        for (JsonNode part : best.get("parts")) {
            sum += part.asDouble();
        }
        assertThat(sum).isCloseTo(best.get("score").asDouble(), within(1e-9));
        assertThat(best.get("parts").has("base")).isTrue();
        assertThat(best.get("relevant").isBoolean()).isTrue();
        assertThat(answer.get("took_ms").get("total").asDouble())
                .isCloseTo(
                        answer.get("took_ms").get("embed").asDouble()
                                + answer.get("took_ms").get("search").asDouble(),
                        within(0.002));
    }

    @Test
    @DisplayName("profile and weights choose how it is ranked")
    void profiles() {
        assertThat(recall(",\"profile\":\"classic\"")
                        .get("memories")
                        .get(0)
                        .get("parts")
                        .has("semantic"))
                .isTrue();
        JsonNode byAge = recall(",\"weights\":{\"semantic\":0,\"recency\":3}");

        assertThat(turns(byAge)).containsExactly("4", "3", "2", "1");
        assertThat(byAge.get("memories").get(0).get("parts").get("semantic").asDouble())
                .isZero();
    }

    @Test
    @DisplayName("weights of signals fuse those alone, and what is relevant stays what it is")
    void ownWeights() {
        JsonNode byWords = recall(",\"weights\":{\"words\":2,\"recency\":0}");
        JsonNode best = byWords.get("memories").get(0);

        assertThat(turns(byWords).get(0)).isEqualTo("1");
        assertThat(best.get("parts").fieldNames()).toIterable().containsExactly("base", "words", "recency");
        assertThat(best.get("parts").get("recency").asDouble()).isZero();
        assertThat(best.get("parts").get("base").asDouble()
                        + best.get("parts").get("words").asDouble())
                .isCloseTo(best.get("score").asDouble(), within(1e-12));
        assertThat(turns(recall(",\"profile\":\"default\",\"weights\":{\"recency\":1}")))
                .containsExactly("4", "3", "2", "1");
        assertThat(byWords.get("memories").findValues("relevant").stream().filter(JsonNode::asBoolean))
                .hasSameSizeAs(recall("").get("memories").findValues("relevant").stream()
                        .filter(JsonNode::asBoolean)
                        .toList());
    }

    @Test
    @DisplayName("congruence and lineage rank where they have a weight, and are no parts elsewhere")
    void onDemand() {
        JsonNode byMood = recall(",\"weights\":{\"meaning\":1,\"congruence\":2,\"causal\":1}")
                .get("memories");

        assertThat(byMood.get(0).get("parts").fieldNames())
                .toIterable()
                .containsExactly("base", "meaning", "causal", "congruence");
        assertThat(byMood.findValues("congruence")).hasSize(4).allMatch(part -> part.asDouble() > 0);
        assertThat(recall("").findValues("congruence")).isEmpty();
        assertThat(recall(",\"weights\":{\"meaning\":1,\"congruence\":0}")
                        .get("memories")
                        .findValues("congruence"))
                .allMatch(part -> part.asDouble() == 0);
    }

    @Test
    @DisplayName("only what is relevant comes where that is the least")
    void relevantOnly() {
        List<String> relevant = new ArrayList<>();
        for (JsonNode memory : recall("").get("memories")) {
            if (memory.get("relevant").asBoolean()) {
                relevant.add(memory.get("attributes").get("turn_id").asText());
            }
        }

        assertThat(turns(recall(",\"min_score\":\"relevant\"")))
                .isEqualTo(relevant)
                .contains("1")
                .doesNotContain("4");
    }

    @Test
    @DisplayName("variety lets other things come first, without another score")
    void diversity() {
        JsonNode plain = recall(",\"top_k\":4");
        JsonNode varied = recall(",\"top_k\":4,\"diversity\":1");

        assertThat(turns(varied))
                .containsExactlyInAnyOrderElementsOf(turns(plain))
                .startsWith(turns(plain).get(0));
        assertThat(varied.get("memories")).containsExactlyInAnyOrderElementsOf(plain.get("memories"));
        assertThat(turns(recall(",\"diversity\":0"))).isEqualTo(turns(recall("")));
    }

    @Test
    @DisplayName("memories that are to be explained tell where they stand, and what left them out")
    void explained() {
        JsonNode all = recall(",\"top_k\":4").get("memories");
        String best = all.get(0).get("experience_id").asText();
        String last = all.get(3).get("experience_id").asText();
        String nobody = "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C";
        String asked = ",\"explain_ids\":[\"" + last + "\",\"" + best + "\",\"" + nobody + "\"]";

        JsonNode explained = recall(",\"top_k\":2" + asked).get("explained");

        assertThat(explained).hasSize(3);
        assertThat(explained.get(0).get("experience_id").asText()).isEqualTo(last);
        assertThat(explained.get(0).get("recalled").asBoolean()).isFalse();
        assertThat(explained.get(0).get("rank").asInt()).isEqualTo(4);
        assertThat(explained.get(0).get("ranked").asInt()).isEqualTo(4);
        assertThat(explained.get(0).get("score")).isEqualTo(all.get(3).get("score"));
        assertThat(explained.get(0).get("parts")).isEqualTo(all.get(3).get("parts"));
        assertThat(explained.get(0).get("relevant")).isEqualTo(all.get(3).get("relevant"));
        assertThat(explained.get(0).get("dropped_by").asText()).isEqualTo("top_k");
        assertThat(explained.get(1).get("recalled").asBoolean()).isTrue();
        assertThat(explained.get(1).has("dropped_by")).isFalse();
        assertThat(explained.get(2).get("dropped_by").asText()).isEqualTo("unknown");
        assertThat(explained.get(2).has("score")).isFalse();
        JsonNode filtered = recall(",\"session_id\":\"music\",\"min_valence\":-1,\"explain_ids\":[\"" + best + "\"]")
                .get("explained")
                .get(0);
        assertThat(filtered.get("dropped_by").asText()).isEqualTo("filter");
        assertThat(filtered.get("clauses")).extracting(JsonNode::asText).containsExactly("session_id");
        assertThat(filtered.get("why").asText()).isEqualTo("session_id asks for music, but it is travel");
        assertThat(recall("").has("explained")).isFalse();
        assertThat(recall(",\"explain_ids\":[]").has("explained")).isFalse();
    }

    @Test
    @DisplayName("filters narrow by session, time, attribute, type, method, score, number and budget")
    void filters() {
        assertThat(turns(recall(",\"session_id\":\"travel\""))).containsExactlyInAnyOrder("1", "3");
        assertThat(turns(recall(",\"from\":\"2023-06-01T00:00:00Z\",\"to\":\"2024-04-01T02:00:00+02:00\"")))
                .containsExactlyInAnyOrder("2", "3");
        assertThat(turns(recall(",\"attributes\":{\"turn_id\":\"4\"}"))).containsExactly("4");
        assertThat(turns(recall(",\"types\":[\"inference\",\"observation\"]"))).isEmpty();
        assertThat(turns(recall(",\"methods\":[\"capture\"]"))).hasSize(4);
        assertThat(turns(recall(",\"methods\":[\"reflect\"]"))).isEmpty();
        assertThat(turns(recall(",\"min_valence\":0.5"))).isEmpty();
        assertThat(turns(recall(",\"min_confidence\":0.6"))).isEmpty();
        assertThat(turns(recall(",\"min_score\":1"))).isEmpty();
        assertThat(turns(recall(",\"top_k\":2,\"record\":false"))).hasSize(2);
        assertThat(turns(recall(",\"token_budget\":11"))).containsExactly("1");
    }

    @Test
    @DisplayName("another user recalls nothing of it")
    void isScoped() {
        assertThat(served.post("/api/recall", "{\"query\":\"tram\",\"user\":\"bob\"}")
                        .expect(200)
                        .json()
                        .get("memories"))
                .isEmpty();
    }

    @Test
    @DisplayName("a listing with q ranks too, without a next page")
    void listingRanks() {
        JsonNode page = served.get("/api/memories?user=ada&q=tram+to%20the%20harbour&limit=2")
                .expect(200)
                .json();

        assertThat(page.get("items")).hasSize(2);
        assertThat(page.get("items").get(0).get("score").asDouble()).isPositive();
        assertThat(page.get("items").get(0).get("attributes").get("turn_id").asText())
                .isEqualTo("1");
        assertThat(page.get("next_cursor").isNull()).isTrue();
    }

    @Test
    @DisplayName("configured numbers and profile hold where a request says nothing")
    void configured() {
        try (Served configured = Served.with()
                .settings(Map.of("TOP_K_RETRIEVAL", "1", "SEMANTIC_WEIGHT", "1"))
                .start()) {
            configured.remember("ada", "one");
            configured.remember("ada", "two");

            JsonNode memories = configured
                    .post("/api/recall", "{\"query\":\"two\",\"user\":\"ada\"}")
                    .json()
                    .get("memories");

            assertThat(memories).hasSize(1);
            assertThat(memories.get(0).get("text").asText()).isEqualTo("two");
            assertThat(memories.get(0).get("parts").has("semantic")).isTrue();
        }
    }
}
