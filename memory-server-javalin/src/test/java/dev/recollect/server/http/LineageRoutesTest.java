// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("GET /api/memories/{id}/lineage")
class LineageRoutesTest {
    @Test
    @DisplayName("is the graph of what it comes from and what was made of it")
    void graph() {
        try (Served served = Served.start()) {
            JsonNode answer = served.post("/api/chat", "{\"message\":\"The tram leaves at nine.\",\"user\":\"ada\"}")
                    .expect(200)
                    .json();
            String exchange = answer.get("experience_id").asText();
            String reflection = answer.get("reflection_id").asText();

            JsonNode lineage = served.get("/api/memories/" + exchange + "/lineage?user=ada")
                    .expect(200)
                    .json();

            assertThat(lineage.fieldNames())
                    .toIterable()
                    .containsExactly("experience_id", "nodes", "edges", "truncated");
            assertThat(lineage.get("experience_id").asText()).isEqualTo(exchange);
            assertThat(lineage.get("nodes"))
                    .extracting(node -> node.get("experience_id").asText())
                    .containsExactly(exchange, reflection);
            assertThat(lineage.get("edges")).hasSize(1);
            assertThat(lineage.get("edges").get(0).toString())
                    .isEqualTo("{\"from\":\"" + reflection + "\",\"to\":\"" + exchange + "\",\"kind\":\"parent\"}");
            assertThat(lineage.get("truncated").asBoolean()).isFalse();
        }
    }

    @Test
    @DisplayName("of what the user does not have is 404, of what is no id 400")
    void unknown() {
        try (Served served = Served.start()) {
            String id = served.remember("ada", "The tram leaves at nine.");

            served.get("/api/memories/" + id + "/lineage?user=bob").problem(404);
            served.get("/api/memories/nonsense/lineage?user=ada").problem(400);
        }
    }
}
