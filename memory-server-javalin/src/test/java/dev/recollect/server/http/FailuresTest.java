// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.Receipt;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.tck.ForwardingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When something fails inside")
class FailuresTest {
    private final ServerLog log = new ServerLog();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static Served listing(Supplier<? extends Throwable> failure) {
        return Served.with().store(store -> new FailingStore(store, failure)).start();
    }

    @Test
    @DisplayName("a store that cannot is 503 with what it says")
    void storeFails() {
        try (Served served = listing(() -> new StoreException("the disk is full: free some space"))) {
            JsonNode problem = served.get("/api/memories").problem(503);

            assertThat(problem.get("detail").asText()).isEqualTo("the disk is full: free some space");
            assertThat(problem.get("type").asText()).isEqualTo("urn:recollect:problem:unavailable");
        }
    }

    @Test
    @DisplayName("what nobody expected is 500 without detail, and logged with its cause")
    void unexpected() {
        try (Served served = listing(() -> new IllegalArgumentException("an inner secret"))) {
            Reply reply = served.get("/api/memories");

            assertThat(reply.problem(500).has("detail")).isFalse();
            assertThat(reply.body()).doesNotContain("inner secret").doesNotContain("at dev.recollect");
            assertThat(log.events())
                    .anySatisfy(event ->
                            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("an inner secret"));
            assertThat(served.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("what is fatal to a request is 500 too, and not to the server")
    void fatal() {
        try (Served served = listing(() -> new StackOverflowError("deep"))) {
            served.get("/api/memories").problem(500);

            assertThat(served.get("/api/stats").status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("an erasure whose bytes are still in the log is 503 with the receipt")
    void notTruncated() {
        try (Served served = Served.with().store(LingeringStore::new).start()) {
            String id = served.remember("ada", "a");

            JsonNode one = served.delete("/api/memories/" + id + "?user=ada").problem(503);
            served.remember("ada", "b");
            JsonNode all = served.delete("/api/users/ada").problem(503);

            assertThat(one.get("type").asText()).isEqualTo("urn:recollect:problem:log-not-truncated");
            assertThat(one.get("detail").asText()).startsWith("erased, log not yet truncated");
            assertThat(one.get("receipt")
                            .get("erased")
                            .get(0)
                            .get("experience_id")
                            .asText())
                    .isEqualTo(id);
            assertThat(one.get("receipt").get("log_truncated").asBoolean()).isFalse();
            assertThat(all.get("receipt").get("erased")).isNotEmpty();
            assertThat(served.stored()).isZero();
        }
    }

    @Test
    @DisplayName("a request that stops half-way is given up with 408, and nothing is stored")
    void slow() {
        ServerLimits usual = Served.limits(32, 256);
        ServerLimits limits = new ServerLimits(
                32, 256, usual.patience(), Duration.ofSeconds(1), usual.drain(), usual.linger(), 10, 10, 10);
        try (Served served = Served.with().limits(limits).start()) {
            String answer = served.raw(
                    "POST /api/memories HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/json",
                    "Content-Length: 100",
                    "",
                    "{\"text\":\"a\"");

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
            assertThat(served.stored()).isZero();
        }
    }

    @Test
    @DisplayName("the log tells method, address pattern, status and time, never content, queries, names or headers")
    void logsNoContent() {
        String secret = "hush" + "-4711";
        try (Served served = Served.start()) {
            String id = served.post("/api/memories", "{\"text\":\"" + secret + "\",\"user\":\"" + secret + "\"}")
                    .json()
                    .get("experience_id")
                    .asText();
            served.get("/api/memories?q=" + secret + "&user=" + secret);
            served.get("/api/memories/" + id + "?user=" + secret);
            served.post("/api/chat", "{\"message\":\"" + secret + "\",\"session_id\":\"" + secret + "\"}");
            served.post("/api/recall", "{\"query\":\"" + secret + "\",\"profile\":\"" + secret + "\"}");
            served.post("/api/recall", "{\"query\":" + secret);
            served.post("/api/affect", "{\"" + secret + "\":1}");
            served.batch("{\"text\":\"" + secret + "\"}", secret);
            served.get("/" + secret);
            served.raw("GET /" + secret + "%zz HTTP/1.1", "Host: " + secret, "", "");
            served.send(served.request("/api/stats")
                    .header("Authorization", "Bearer " + secret)
                    .build());
            served.send(served.request("/api/stats").header("X-User-Id", secret).build());
            served.delete("/api/users/" + secret);

            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(secret));
            assertThat(log.lines()).anyMatch(line -> line.matches("POST /api/memories 201 \\d+ ms"));
            assertThat(log.lines()).anyMatch(line -> line.matches("GET /api/memories/\\{experience_id} 200 \\d+ ms"));
            assertThat(log.lines()).anyMatch(line -> line.matches("DELETE /api/users/\\{user} 200 \\d+ ms"));
            assertThat(log.lines()).anyMatch(line -> line.matches("GET - 404 \\d+ ms"));
        }
    }

    @Test
    @DisplayName("what is configured and has no effect is said at the start, without its value")
    void warns() {
        String value = "model" + "-0815";
        try (Served served = Served.with().settings(Map.of("LLM_MODEL", value)).start()) {
            assertThat(served.get("/health").status()).isEqualTo(200);
            assertThat(log.events())
                    .filteredOn(event -> event.getLevel() == Level.WARN)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .startsWith("LLM_MODEL is set, but no language model is")
                            .doesNotContain(value));
        }
    }

    /** A store whose listings fail. */
    private static final class FailingStore extends ForwardingStore {
        private final Supplier<? extends Throwable> failure;

        FailingStore(ExperienceStore store, Supplier<? extends Throwable> failure) {
            super(store);
            this.failure = failure;
        }

        @Override
        public List<Experience> list(ExperienceQuery query) {
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    /** A store whose log a reader holds. */
    private static final class LingeringStore extends ForwardingStore {
        LingeringStore(ExperienceStore store) {
            super(store);
        }

        @Override
        public Receipt erase(Erasure erasure, String receiptId, Instant at) {
            Receipt done = super.erase(erasure, receiptId, at);
            return new Receipt(done.receiptId(), done.erased(), done.reason(), done.at(), false);
        }
    }
}
