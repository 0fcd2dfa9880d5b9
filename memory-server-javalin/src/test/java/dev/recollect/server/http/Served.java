// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.memory.tck.SteppingClock;
import dev.recollect.server.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A server over a memory without files, and a client of it. */
final class Served implements AutoCloseable {
    static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

    final SteppingClock clock = new SteppingClock(NOW);
    final Memory memory;
    final RecollectServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private Served(Choices choices) {
        Settings settings = Settings.load(choices.environment, Path.of("/nonexistent"));
        ExperienceStore store = choices.store.apply(new InMemoryExperienceStore(ModelStamp.of(choices.model)));
        MemoryBuilder builder = new MemoryBuilder(
                        store,
                        new ExactVectorIndex(choices.model.dimension()),
                        new InMemoryKeywordIndex(new UnicodeAnalyzer()),
                        choices.model)
                .clock(clock)
                .maintenanceInterval(Duration.ZERO)
                .maxTextChars(settings.maxTextChars());
        memory = choices.memory.apply(builder).build();
        server = RecollectServer.start(memory, settings, "127.0.0.1", 0, choices.limits);
    }

    private Served(Memory memory, Settings settings) {
        this.memory = memory;
        server = RecollectServer.start(memory, settings, "127.0.0.1", 0, limits(32, 256));
    }

    /** A server over another memory. */
    static Served over(Memory memory, Settings settings) {
        return new Served(memory, settings);
    }

    /** What differs from the usual. */
    static final class Choices {
        private Map<String, String> environment = Map.of();
        private ServerLimits limits = Served.limits(32, 256);
        private EmbeddingModel model = new HashingEmbeddingModel(64);
        private UnaryOperator<ExperienceStore> store = UnaryOperator.identity();
        private UnaryOperator<MemoryBuilder> memory = UnaryOperator.identity();

        Choices settings(Map<String, String> value) {
            environment = value;
            return this;
        }

        Choices limits(ServerLimits value) {
            limits = value;
            return this;
        }

        Choices model(EmbeddingModel value) {
            model = value;
            return this;
        }

        Choices store(UnaryOperator<ExperienceStore> value) {
            store = value;
            return this;
        }

        Choices memory(UnaryOperator<MemoryBuilder> value) {
            memory = value;
            return this;
        }

        Served start() {
            return new Served(this);
        }
    }

    /** The usual limits but for requests at the same time, and the time that idle clients hold up the end of a test. */
    static ServerLimits limits(int running, int waiting) {
        ServerLimits usual = ServerLimits.DEFAULT;
        return new ServerLimits(
                running,
                waiting,
                usual.patience(),
                usual.idle(),
                usual.drain(),
                Duration.ofMillis(20),
                usual.batchLines(),
                usual.chunkBytes(),
                usual.discardBytes());
    }

    static Choices with() {
        return new Choices();
    }

    static Served start() {
        return with().start();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(60));
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("an answer expected to " + request, e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    Reply get(String path) {
        return send(request(path).build());
    }

    Reply delete(String path) {
        return send(request(path).DELETE().build());
    }

    Reply post(String path, String json) {
        return post(path, "application/json", BodyPublishers.ofString(json));
    }

    Reply post(String path, byte[] json) {
        return post(path, "application/json", BodyPublishers.ofByteArray(json));
    }

    Reply batch(String... lines) {
        return post(
                "/api/memories/batch",
                "application/x-ndjson",
                BodyPublishers.ofString(String.join("\n", lines) + "\n"));
    }

    Reply post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body).build());
    }

    /** Sends bytes as they are and reads until the server closes. */
    String raw(byte[] bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("an answer expected", e);
        }
    }

    /** Sends lines and reads until the server closes. */
    String raw(String... lines) {
        return raw(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Remembers a text of a user; its id. */
    String remember(String user, String text) {
        return post("/api/memories", "{\"text\":\"" + text + "\",\"user\":\"" + user + "\"}")
                .expect(201)
                .json()
                .get("experience_id")
                .asText();
    }

    long stored() {
        return memory.statistics().store().total();
    }

    @Override
    public void close() {
        server.close();
        memory.close();
    }
}
