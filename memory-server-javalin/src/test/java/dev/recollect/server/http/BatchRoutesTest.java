// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.tck.ForwardingStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A batch")
class BatchRoutesTest {
    private static final String PATH = "/api/memories/batch";
    private static final String NDJSON = "application/x-ndjson";

    private static String line(String text, String key) {
        return "{\"text\":\"" + text + "\",\"idempotency_key\":\"" + key + "\"}";
    }

    private static JsonNode send(Served served, byte[] body) {
        return served.post(PATH, NDJSON, BodyPublishers.ofByteArray(body))
                .expect(200)
                .json();
    }

    private static Served small() {
        return Served.with().settings(Map.of("MAX_REQUEST_BYTES", "1024")).start();
    }

    @Test
    @DisplayName("takes good lines and rejects bad ones with their number, ids in the order of lines")
    void mixed() {
        try (Served served = small()) {
            String[] lines = {
                line("one", "k1"),
                "not json",
                line("two", "k2"),
                line("one", "k1"),
                line("other", "k1"),
                "",
                "{\"text\":\"x\",\"unknown\":1}",
                "{\"text\":5}",
                "{\"text\":\"x\",\"occurred_at\":\"1850-01-01T00:00:00Z\"}",
                "{\"text\":\"x\",\"type\":\"observation\",\"parents\":[\"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C\"]}",
                "{\"text\":\"" + "x".repeat(2_000) + "\"}",
                "{\"text\":\"\\u0000\"}",
                "[]",
                line("three", "k3") + "\r",
            };

            JsonNode result = served.batch(lines).expect(200).json();

            assertThat(result.fieldNames())
                    .toIterable()
                    .containsExactly("accepted", "duplicate", "rejected", "experience_ids");
            assertThat(result.get("accepted").asInt()).isEqualTo(3);
            assertThat(result.get("duplicate").asInt()).isEqualTo(1);
            assertThat(result.get("rejected").findValuesAsText("line"))
                    .containsExactly("2", "5", "6", "7", "8", "9", "10", "11", "12", "13");
            List<String> details = result.get("rejected").findValuesAsText("detail");
            assertThat(details.get(0)).startsWith("body must be one JSON document");
            assertThat(details.get(1)).matches("the (idempotency_)?key belongs to exp_.*other content");
            assertThat(details.get(2)).isEqualTo("body must be one JSON document, but is empty");
            assertThat(details.get(3)).startsWith("unknown is unknown");
            assertThat(details.get(4)).isEqualTo("text must be a string");
            assertThat(details.get(5)).startsWith("occurred_at must not lie before 1900");
            assertThat(details.get(6)).contains("exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C");
            assertThat(details.get(7)).isEqualTo("line must be at most 1024 bytes");
            assertThat(details.get(8)).startsWith("text must not hold NUL");
            assertThat(details.get(9)).isEqualTo("body must be an object");
            JsonNode ids = result.get("experience_ids");
            assertThat(ids).hasSize(lines.length);
            assertThat(ids.get(0)).isEqualTo(ids.get(3));
            assertThat(ids.get(1).isNull()).isTrue();
            assertThat(ids.get(13).asText()).startsWith("exp_");
            assertThat(served.stored()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("rejects a line that is not UTF-8 and goes on")
    void invalidUtf8() {
        try (Served served = small()) {
            byte[] body = ("{\"text\":\"?\"}\n" + line("two", "k")).getBytes(StandardCharsets.UTF_8);
            body[9] = (byte) 0xFF;

            JsonNode result = send(served, body);

            assertThat(result.get("accepted").asInt()).isEqualTo(1);
            assertThat(result.get("rejected").get(0).get("detail").asText())
                    .isEqualTo("body must be UTF-8, but is not from byte 9 on");
        }
    }

    @Test
    @DisplayName("needs no line end after the last line, and may be empty")
    void ends() {
        try (Served served = small()) {
            assertThat(send(served, new byte[0]).toString())
                    .isEqualTo("{\"accepted\":0,\"duplicate\":0,\"rejected\":[],\"experience_ids\":[]}");
            assertThat(send(served, line("one", "k").getBytes(StandardCharsets.UTF_8))
                            .get("accepted")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("names users by line, query or header, and rejects lines where they differ")
    void users() {
        try (Served served = small()) {
            JsonNode result = served.post(
                            PATH + "?user=ada",
                            NDJSON,
                            BodyPublishers.ofString("{\"text\":\"a\"}\n{\"text\":\"a\",\"user\":\"ada\"}\n"
                                    + "{\"text\":\"a\",\"user\":\"bob\"}"))
                    .expect(200)
                    .json();

            assertThat(result.get("accepted").asInt()).isEqualTo(2);
            assertThat(result.get("rejected").get(0).get("detail").asText()).startsWith("user must be the same");
            assertThat(served.post(PATH + "?user=%00", NDJSON, BodyPublishers.ofString("{}"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("stores in transactions of 500 lines, or fewer where they are large")
    void transactions() {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        ServerLimits usual = Served.limits(32, 256);
        ServerLimits limits = new ServerLimits(
                32, 256, usual.patience(), usual.idle(), usual.drain(), usual.linger(), 1_300, 60_000, 100_000);
        try (Served served = Served.with()
                .limits(limits)
                .store(store -> new Watched(store, batch -> sizes.add(batch.size())))
                .start()) {
            String small = String.join("\n", Collections.nCopies(1_200, "{\"text\":\"a\"}"));
            String large = String.join("\n", Collections.nCopies(4, "{\"text\":\"" + "b".repeat(30_000) + "\"}"));

            send(served, small.getBytes(StandardCharsets.UTF_8));
            send(served, large.getBytes(StandardCharsets.UTF_8));

            assertThat(sizes).containsExactly(500, 500, 200, 2, 2);
        }
    }

    @Test
    @DisplayName("reads at most so many lines, and says from which on it read no more")
    void tooManyLines() {
        ServerLimits usual = Served.limits(32, 256);
        ServerLimits limits = new ServerLimits(
                32, 256, usual.patience(), usual.idle(), usual.drain(), usual.linger(), 3, 60_000, 10_000_000);
        try (Served served = Served.with().limits(limits).start()) {
            JsonNode result = send(
                    served,
                    String.join("\n", Collections.nCopies(50_000, "{\"text\":\"a\"}"))
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(result.get("accepted").asInt()).isEqualTo(3);
            assertThat(result.get("experience_ids")).hasSize(3);
            assertThat(result.get("rejected").toString())
                    .isEqualTo(
                            "[{\"line\":4,\"detail\":\"line must be one of at most 3 lines; what follows was not read\"}]");
        }
    }

    @Test
    @DisplayName("gives up on a line that never ends, and keeps what came before it")
    void endlessLine() {
        ServerLimits usual = Served.limits(32, 256);
        ServerLimits limits = new ServerLimits(
                32, 256, usual.patience(), usual.idle(), usual.drain(), usual.linger(), 100, 60_000, 2_000_000);
        try (Served served = Served.with()
                .limits(limits)
                .settings(Map.of("MAX_REQUEST_BYTES", "1024"))
                .start()) {
            byte[] first = (line("one", "k") + "\n").getBytes(StandardCharsets.UTF_8);
            byte[] endless = new byte[3_500_000];

            JsonNode result = served.post(
                            PATH,
                            NDJSON,
                            BodyPublishers.ofInputStream(() -> new SequenceInputStream(
                                    new ByteArrayInputStream(first), new ByteArrayInputStream(endless))))
                    .expect(200)
                    .json();

            assertThat(result.get("accepted").asInt()).isEqualTo(1);
            assertThat(result.get("rejected").get(0).get("detail").asText())
                    .isEqualTo("line must be at most 1024 bytes; what follows was not read");
        }
    }

    @Test
    @DisplayName("is stored while it is still being sent")
    void streams() throws IOException {
        byte[] chunk = (String.join("\n", Collections.nCopies(500, "{\"text\":\"a\"}")) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        try (Served served = Served.start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
            OutputStream sender = socket.getOutputStream();
            sender.write(("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                            + NDJSON + "\r\nContent-Length: " + 2 * chunk.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));

            sender.write(chunk);
            await().atMost(Duration.ofSeconds(30)).until(() -> served.stored() == 500);
            sender.write(chunk);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).contains("\"accepted\":1000,");
        }
    }

    @Test
    @DisplayName("that the store cannot take is 503, and says from which line on")
    void storeFails() {
        int[] transactions = {0};
        try (Served served = Served.with()
                .store(store -> new Watched(store, batch -> {
                    transactions[0]++;
                    if (transactions[0] == 2) {
                        throw new StoreException("the disk is full");
                    }
                }))
                .start()) {
            String body = IntStream.rangeClosed(1, 600)
                    .mapToObj(i -> line("text " + i, "k" + i))
                    .collect(Collectors.joining("\n"));

            JsonNode problem =
                    served.post(PATH, NDJSON, BodyPublishers.ofString(body)).problem(503);

            assertThat(problem.get("detail").asText())
                    .isEqualTo("from line 501 on nothing was stored, before it everything that was not rejected:"
                            + " the disk is full");
            assertThat(served.stored()).isEqualTo(500);
            assertThat(served.batch(body).json().get("duplicate").asInt()).isEqualTo(500);
        }
    }

    /** A store that tells of each transaction before it happens. */
    private static final class Watched extends ForwardingStore {
        private final Consumer<List<NewExperience>> watcher;

        Watched(ExperienceStore store, Consumer<List<NewExperience>> watcher) {
            super(store);
            this.watcher = watcher;
        }

        @Override
        public List<Appended> append(List<NewExperience> batch) {
            watcher.accept(batch);
            return super.append(batch);
        }
    }
}
