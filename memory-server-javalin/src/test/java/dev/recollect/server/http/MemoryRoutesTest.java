// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Memories over HTTP")
class MemoryRoutesTest {
    private final Served served = Served.start();

    @AfterEach
    void close() {
        served.close();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    @DisplayName("a text is remembered with 201, its id, and what was redacted")
    void remembersText() {
        Reply reply = served.post(
                "/api/memories",
                "{\"text\":\"The tram leaves at nine.\",\"user\":\"ada\",\"session_id\":\"s1\",\"speaker\":\"Ada\","
                        + "\"occurred_at\":\"2023-05-08T15:56:00+02:00\",\"attributes\":{\"turn_id\":\"D1:3\"}}");

        JsonNode answer = reply.expect(201).json();
        assertThat(names(answer)).containsExactly("experience_id", "duplicate", "redacted");
        assertThat(answer.get("experience_id").asText()).matches("exp_[0-9A-Z]{26}");
        assertThat(answer.get("duplicate").asBoolean()).isFalse();
        assertThat(answer.get("redacted")).isEmpty();
    }

    @Test
    @DisplayName("a record is given back whole, to its user alone")
    void readsRecord() {
        String id = served.post(
                        "/api/memories",
                        "{\"text\":\"The tram leaves at nine.\",\"user\":\"ada\",\"session_id\":\"s1\","
                                + "\"speaker\":\"Ada\",\"occurred_at\":\"2023-05-08T15:56:00+02:00\","
                                + "\"attributes\":{\"turn_id\":\"D1:3\"}}")
                .json()
                .get("experience_id")
                .asText();

        JsonNode record =
                served.get("/api/memories/" + id + "?user=ada").expect(200).json();

        assertThat(names(record))
                .containsExactly(
                        "experience_id",
                        "type",
                        "text",
                        "speaker",
                        "session_id",
                        "occurred_at",
                        "recorded_at",
                        "valence",
                        "attributes",
                        "actor",
                        "method",
                        "parents",
                        "evidence",
                        "user",
                        "affect",
                        "confidence",
                        "sources",
                        "media",
                        "digest");
        assertThat(record.get("text").asText()).isEqualTo("The tram leaves at nine.");
        assertThat(record.get("type").asText()).isEqualTo("occurrence");
        assertThat(record.get("speaker").asText()).isEqualTo("Ada");
        assertThat(record.get("occurred_at").asText()).isEqualTo("2023-05-08T13:56:00.000Z");
        assertThat(record.get("recorded_at").asText()).isEqualTo("2024-05-01T12:00:00.000Z");
        assertThat(record.get("attributes").get("turn_id").asText()).isEqualTo("D1:3");
        assertThat(record.get("method").asText()).isEqualTo("capture");
        assertThat(record.get("user").asText()).isEqualTo("ada");
        assertThat(record.get("digest").asText()).matches("[0-9a-f]{64}");
        assertThat(served.get("/api/memories/" + id + "?user=bob")
                        .problem(404)
                        .get("detail")
                        .asText())
                .isEqualTo("this user has no memory " + id);
        assertThat(served.get("/api/memories/" + id).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("an exchange has prompt, response, and both as its text")
    void remembersExchange() {
        String id = served.post("/api/memories", "{\"prompt\":\"When?\",\"response\":\"At nine.\"}")
                .expect(201)
                .json()
                .get("experience_id")
                .asText();

        JsonNode record = served.get("/api/memories/" + id).json();

        assertThat(record.get("prompt").asText()).isEqualTo("When?");
        assertThat(record.get("response").asText()).isEqualTo("At nine.");
        assertThat(record.get("text").asText()).isEqualTo("When?\nAt nine.");
        assertThat(record.get("session_id").asText()).startsWith("ses_");
    }

    @Test
    @DisplayName("the same idempotency key again is 200 with the first id, with other content 409")
    void idempotency() {
        String body = "{\"text\":\"a\",\"idempotency_key\":\"k\"}";
        String first = served.post("/api/memories", body)
                .expect(201)
                .json()
                .get("experience_id")
                .asText();

        JsonNode again = served.post("/api/memories", body).expect(200).json();
        JsonNode other = served.post("/api/memories", "{\"text\":\"b\",\"idempotency_key\":\"k\"}")
                .problem(409);

        assertThat(again.get("experience_id").asText()).isEqualTo(first);
        assertThat(again.get("duplicate").asBoolean()).isTrue();
        assertThat(other.get("detail").asText()).contains(first);
        assertThat(served.stored()).isEqualTo(1);
    }

    @Test
    @DisplayName("what the state refuses is 422: an unknown parent, a type below its parent")
    void refusals() {
        String unknown = "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C";
        String inference = served.post(
                        "/api/memories",
                        "{\"text\":\"a\",\"type\":\"inference\",\"parents\":[\"" + served.remember("default", "b")
                                + "\"]}")
                .expect(201)
                .json()
                .get("experience_id")
                .asText();

        Reply orphan = served.post(
                "/api/memories", "{\"text\":\"a\",\"type\":\"observation\",\"parents\":[\"" + unknown + "\"]}");
        Reply below = served.post(
                "/api/memories", "{\"text\":\"a\",\"type\":\"observation\",\"parents\":[\"" + inference + "\"]}");

        assertThat(orphan.problem(422).get("detail").asText()).contains(unknown);
        assertThat(below.problem(422).get("detail").asText()).contains(inference);
        assertThat(served.stored()).isEqualTo(2);
    }

    @Test
    @DisplayName("a memory is erased with what was derived from it, and the receipt says so")
    void erases() {
        String parent = served.remember("ada", "a");
        String child = served.post(
                        "/api/memories",
                        "{\"text\":\"b\",\"user\":\"ada\",\"type\":\"observation\",\"parents\":[\"" + parent + "\"]}")
                .json()
                .get("experience_id")
                .asText();

        JsonNode receipt = served.delete("/api/memories/" + parent + "?user=ada&reason=wrong.fact")
                .expect(200)
                .json();

        assertThat(names(receipt)).containsExactly("receipt_id", "erased", "reason", "at", "log_truncated");
        assertThat(receipt.get("erased").findValuesAsText("experience_id")).containsExactly(parent, child);
        assertThat(receipt.get("erased").get(1).get("cascade_of").asText()).isEqualTo(parent);
        assertThat(receipt.get("erased").get(0).has("cascade_of")).isFalse();
        assertThat(receipt.get("reason").asText()).isEqualTo("wrong.fact");
        assertThat(receipt.get("log_truncated").asBoolean()).isTrue();
        assertThat(served.get("/api/memories/" + child + "?user=ada").status()).isEqualTo(404);
        assertThat(served.delete("/api/memories/" + parent + "?user=ada").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("a memory of another user is not there to be erased")
    void erasesOwnOnly() {
        String id = served.remember("ada", "a");

        Reply reply = served.delete("/api/memories/" + id + "?user=bob");

        reply.problem(404);
        assertThat(served.stored()).isEqualTo(1);
    }

    @Test
    @DisplayName("a whole user is erased, whatever the name, and again with an empty receipt")
    void erasesUsers() {
        for (String name : List.of("ada", "a b", "a/b", "a+b", "50%", "ü", "..", "a;b=c", "a?b#c")) {
            String encoded = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace(".", "%2E");
            served.remember(name, "text");

            JsonNode receipt =
                    served.delete("/api/users/" + encoded).expect(200).json();

            assertThat(receipt.get("erased")).as("erased of %s", name).hasSize(1);
            assertThat(served.delete("/api/users/" + encoded).expect(200).json().get("erased"))
                    .isEmpty();
        }
        assertThat(served.stored()).isZero();
    }
}
