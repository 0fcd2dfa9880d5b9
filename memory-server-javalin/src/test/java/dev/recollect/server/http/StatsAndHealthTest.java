// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Figures and health")
class StatsAndHealthTest {
    private final Served served = Served.start();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    @DisplayName("figures are those of the tenant, whichever user asks")
    void stats() {
        served.remember("ada", "one");
        served.remember("bob", "two");
        served.post("/api/recall", "{\"query\":\"one\",\"user\":\"ada\"}").expect(200);

        JsonNode stats = served.get("/api/stats?user=ada").expect(200).json();

        assertThat(stats.fieldNames())
                .toIterable()
                .containsExactly(
                        "experiences",
                        "users",
                        "vectors",
                        "model",
                        "chat_model",
                        "store_bytes",
                        "index_bytes",
                        "change_seq",
                        "projections");
        assertThat(stats.get("experiences").toString())
                .isEqualTo("{\"total\":2,\"by_type\":{\"occurrence\":2,\"observation\":0,\"inference\":0,"
                        + "\"reconciliation\":0}}");
        assertThat(stats.get("users").asInt()).isEqualTo(2);
        assertThat(stats.get("vectors").asInt()).isEqualTo(4);
        assertThat(stats.get("model").toString()).isEqualTo("{\"id\":\"hashing-64\",\"dimension\":64}");
        assertThat(stats.get("chat_model").asText()).isEqualTo("offline");
        assertThat(stats.get("index_bytes").asInt()).as("of whom recall holds").isGreaterThan(2 * 64 * 4);
        assertThat(stats.get("projections")).isNotEmpty().allSatisfy(projection -> {
            assertThat(projection.get("state").asText()).isEqualTo("current");
            assertThat(projection.get("seq").asLong())
                    .isEqualTo(stats.get("change_seq").asLong());
        });
    }

    @Test
    @DisplayName("the server is alive and ready")
    void health() {
        assertThat(served.get("/health").expect(200).body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(served.get("/ready").expect(200).body()).isEqualTo("{\"status\":\"ready\"}");
    }

    @Test
    @DisplayName("every answer tells browsers not to keep it, guess at it or frame it")
    void headers() {
        for (Reply reply :
                new Reply[] {served.get("/health"), served.get("/nowhere"), served.get("/api/memories?x=1")}) {
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("Server")).isEmpty();
            assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(served.get("/health").header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    @DisplayName("an unknown address is 404, another method 405 with those that are allowed")
    void routes() {
        assertThat(served.get("/api/nothing").problem(404).get("type").asText())
                .isEqualTo("urn:recollect:problem:not-found");
        assertThat(served.get("/api//memories").status()).isEqualTo(404);
        assertThat(served.get("/API/memories").status()).isEqualTo(404);
        Reply reply = served.send(served.request("/api/memories")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}"))
                .build());
        reply.problem(405);
        assertThat(reply.header("Allow")).isEqualTo("GET, POST, HEAD, OPTIONS");
        assertThat(served.delete("/api/recall").header("Allow")).isEqualTo("POST, OPTIONS");
        Reply unheardOf = served.send(served.request("/health")
                .method("BREW", BodyPublishers.noBody())
                .build());
        assertThat(unheardOf.status()).isIn(401, 405);
    }

    @Test
    @DisplayName("HEAD answers like GET without a body, OPTIONS with the methods")
    void headAndOptions() {
        String id = served.remember("default", "one");
        Reply head = served.send(served.request("/api/memories/" + id)
                .method("HEAD", BodyPublishers.noBody())
                .build());
        Reply missing = served.send(served.request("/api/memories/exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C")
                .method("HEAD", BodyPublishers.noBody())
                .build());
        Reply options = served.send(served.request("/api/memories/" + id)
                .method("OPTIONS", BodyPublishers.noBody())
                .build());

        assertThat(head.expect(200).body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo("application/json");
        assertThat(missing.expect(404).body()).isEmpty();
        assertThat(options.expect(204).header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS");
    }
}
