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

@DisplayName("POST /api/feedback")
class FeedbackRoutesTest {
    private static final String UNKNOWN = "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C";

    private final Served served = Served.start();

    @AfterEach
    void close() {
        served.close();
    }

    private Reply judges(String user, String id, String rest) {
        return served.post(
                "/api/feedback", "{\"user\":\"" + user + "\",\"experience_id\":\"" + id + "\"," + rest + "}");
    }

    @Test
    @DisplayName("remembers what the user says of a memory, derived from it")
    void judged() {
        String memory = served.remember("ada", "Ana lives in Porto");

        JsonNode answer = judges("ada", memory, "\"helpful\":false,\"note\":\"She has moved\"")
                .expect(201)
                .json();

        assertThat(answer.get("duplicate").asBoolean()).isFalse();
        assertThat(answer.get("redacted")).isEmpty();
        JsonNode stored = served.get(
                        "/api/memories/" + answer.get("experience_id").asText() + "?user=ada")
                .expect(200)
                .json();
        assertThat(stored.get("type").asText()).isEqualTo("observation");
        assertThat(stored.get("method").asText()).isEqualTo("feedback");
        assertThat(stored.get("text").asText()).isEqualTo("She has moved");
        assertThat(stored.get("parents").get(0).asText()).isEqualTo(memory);
        assertThat(stored.get("attributes").get("helpful").asText()).isEqualTo("false");
    }

    @Test
    @DisplayName("is listed and recalled only where it is asked for")
    void staysOut() {
        String memory = served.remember("ada", "Ana lives in Porto");
        judges("ada", memory, "\"helpful\":true,\"note\":\"Porto it is\"").expect(201);

        assertThat(served.get("/api/memories?user=ada").json().get("items")).hasSize(1);
        assertThat(served.get("/api/memories?user=ada&methods=feedback").json().get("items"))
                .hasSize(1);
        assertThat(served.post("/api/recall", "{\"user\":\"ada\",\"query\":\"Porto it is\"}")
                        .json()
                        .get("memories"))
                .hasSize(1);
    }

    @Test
    @DisplayName("shows in the salience of the memory once that was computed, with its five terms")
    void salience() {
        String memory = served.remember("ada", "Ana lives in Porto");
        judges("ada", memory, "\"helpful\":true").expect(201);
        boolean before =
                served.get("/api/memories/" + memory + "?user=ada").json().has("salience");

        served.memory.saliences().refresh();

        JsonNode salience =
                served.get("/api/memories/" + memory + "?user=ada").json().get("salience");
        assertThat(before).isFalse();
        assertThat(salience.toString())
                .isEqualTo("{\"value\":0.5,\"parts\":{\"usefulness\":0.2,\"access\":0.0,\"valence\":0.0,"
                        + "\"uniqueness\":0.2,\"age\":0.1}}");
    }

    @Test
    @DisplayName("shows in what explains a recall, and ranks where the caller gives salience a weight")
    void explained() {
        String porto = served.remember("ada", "Ana lives in Porto");
        String lisbon = served.remember("ada", "Rui lives in Lisbon");
        judges("ada", lisbon, "\"helpful\":true").expect(201);
        served.memory.saliences().refresh();

        JsonNode answer = served.post(
                        "/api/recall",
                        "{\"user\":\"ada\",\"query\":\"Ana\",\"weights\":{\"salience\":1},\"explain_ids\":[\"" + porto
                                + "\"]}")
                .expect(200)
                .json();

        JsonNode first = answer.get("memories").get(0);
        assertThat(first.get("experience_id").asText()).isEqualTo(lisbon);
        assertThat(first.get("parts").has("salience")).isTrue();
        JsonNode salience = answer.get("explained").get(0).get("salience");
        assertThat(salience.get("parts").get("usefulness").asDouble()).isEqualTo(0.15);
        assertThat(salience.get("parts")).hasSize(5);
    }

    @Test
    @DisplayName("what is recalled counts as accessed unless the request says that it leaves no trace")
    void accesses() {
        String memory = served.remember("ada", "Ana lives in Porto");
        String query = "{\"user\":\"ada\",\"query\":\"Ana lives in Porto\"";

        served.post("/api/recall", query + ",\"record\":false}").expect(200);
        served.get("/api/memories?user=ada&q=Ana+lives+in+Porto").expect(200);
        double untraced = accessOf(memory);
        served.post("/api/recall", query + "}").expect(200);

        assertThat(untraced).isZero();
        assertThat(accessOf(memory)).isGreaterThan(0.02);
    }

    private double accessOf(String memory) {
        served.memory.saliences().refresh();
        served.clock.advance(Duration.ofDays(1));
        served.memory.saliences().refresh();
        return served.get("/api/memories/" + memory + "?user=ada")
                .json()
                .at("/salience/parts/access")
                .asDouble();
    }

    @Test
    @DisplayName("on what is unknown, or another's, is refused by the state")
    void unknown() {
        String bobs = served.remember("bob", "Bob's own");

        assertThat(judges("ada", bobs, "\"helpful\":true").expect(422).body()).contains(bobs);
        assertThat(judges("ada", UNKNOWN, "\"helpful\":true").expect(422).body())
                .contains(UNKNOWN);
        assertThat(served.stored()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}                                                                         | experience_id
            {"experience_id":null,"helpful":true}                                      | experience_id
            {"experience_id":"","helpful":true}                                        | experience_id
            {"experience_id":"x","helpful":true}                                       | experience_id
            {"experience_id":5,"helpful":true}                                         | experience_id
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C"}                         | helpful
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":null}          | helpful
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":"true"}        | helpful
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":1}             | helpful
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":true,"note":""}  | note
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":true,"note":5} | note
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":true,"note":"\\u0000"} | note
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":true,"user":" "}     | user
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":true,"stars":5}      | stars
            {"experience_id":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C","helpful":true           | body""")
    @DisplayName("refuses what is missing, malformed or out of bounds, by its name, and stores nothing")
    void bad(String body, String field) {
        assertThat(served.post("/api/feedback", body).fieldAndRule(400)).startsWith(field + " ");
        assertThat(served.stored()).isZero();
    }
}
