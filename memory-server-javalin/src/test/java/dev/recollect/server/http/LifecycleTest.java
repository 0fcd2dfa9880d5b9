// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.server.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server")
class LifecycleTest {
    /** Embeds only while it is let through. */
    private static final class Gate extends ForwardingEmbeddingModel {
        private final Semaphore arrived = new Semaphore(0);
        private final CountDownLatch open = new CountDownLatch(1);

        Gate() {
            super(new HashingEmbeddingModel(64));
        }

        @Override
        public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
            arrived.release();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return super.embed(texts, purpose);
        }
    }

    private static CompletableFuture<Reply> remembering(Served served, String text) {
        return CompletableFuture.supplyAsync(
                () -> served.post("/api/memories", "{\"text\":\"" + text + "\"}"), runnable -> {
                    Thread thread = new Thread(runnable, text);
                    thread.setDaemon(true);
                    thread.start();
                });
    }

    @Test
    @DisplayName("answers those that run at the time it is closed, and takes no new ones")
    void drains() {
        Gate gate = new Gate();
        Served served = Served.with().model(gate).start();
        CompletableFuture<Reply> running = remembering(served, "running");
        gate.arrived.acquireUninterruptibly();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(served.server::close);
        await().until(() -> !accepts(served.server.port()));
        gate.open.countDown();

        assertThat(running.join().status()).isEqualTo(201);
        closing.join();
        assertThat(served.stored()).isEqualTo(1);
        served.server.close();
        served.memory.close();
    }

    @Test
    @DisplayName("cuts off what runs for too long after it is closed, and says so")
    void cutsOff() {
        Gate gate = new Gate();
        ServerLimits usual = Served.limits(2, 0);
        ServerLimits limits = new ServerLimits(
                2, 0, usual.patience(), usual.idle(), Duration.ofMillis(50), usual.linger(), 10, 10, 10);
        Served served = Served.with().model(gate).limits(limits).start();
        CompletableFuture<Reply> running = remembering(served, "running");
        gate.arrived.acquireUninterruptibly();

        assertThatThrownBy(served.server::close)
                .isInstanceOf(ServerException.class)
                .hasMessageStartingWith("the server did not stop in time");
        assertThatThrownBy(running::join).hasCauseInstanceOf(AssertionError.class);
        gate.open.countDown();
        served.memory.close();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @DisplayName("refuses what is too much at once with 503 and when to come back, but says that it is alive")
    void overload() {
        Gate gate = new Gate();
        try (Served served =
                Served.with().model(gate).limits(Served.limits(2, 0)).start()) {
            CompletableFuture<Reply> first = remembering(served, "first");
            CompletableFuture<Reply> second = remembering(served, "second");
            gate.arrived.acquireUninterruptibly(2);

            Reply third = served.post("/api/memories", "{\"text\":\"third\"}");
            Reply alive = served.get("/health");
            gate.open.countDown();

            assertThat(third.problem(503).get("detail").asText()).startsWith("too many requests at once");
            assertThat(third.header("Retry-After")).isEqualTo("1");
            assertThat(alive.status()).isEqualTo(200);
            assertThat(first.join().status()).isEqualTo(201);
            assertThat(second.join().status()).isEqualTo(201);
            assertThat(served.stored()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("lets what is a little too much wait its turn")
    void waiting() {
        Gate gate = new Gate();
        try (Served served =
                Served.with().model(gate).limits(Served.limits(1, 8)).start()) {
            List<CompletableFuture<Reply>> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(remembering(served, "text " + i));
            }
            gate.arrived.acquireUninterruptibly();
            gate.open.countDown();

            assertThat(all)
                    .allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(201));
            assertThat(served.stored()).isEqualTo(5);
        }
    }

    @Test
    @DisplayName("takes writes from many at once and loses none")
    void concurrency() {
        try (Served served = Served.start()) {
            List<CompletableFuture<Integer>> writers = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                String user = "user" + writer % 2;
                writers.add(CompletableFuture.supplyAsync(() -> {
                    for (int i = 0; i < 25; i++) {
                        served.remember(user, "text " + i);
                        served.post("/api/recall", "{\"query\":\"text\",\"user\":\"" + user + "\"}")
                                .expect(200);
                    }
                    return 25;
                }));
            }

            assertThat(writers.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(served.stored());
        }
    }

    @Test
    @DisplayName("says so where a port is taken or there is none")
    void ports() {
        Settings settings = Settings.load(Map.of(), Path.of("/nonexistent"));
        try (Served served = Served.start()) {
            int taken = served.server.port();

            assertThatThrownBy(() -> RecollectServer.start(served.memory, settings, "127.0.0.1", taken))
                    .isInstanceOf(ServerException.class)
                    .hasMessageStartingWith("cannot listen on 127.0.0.1:" + taken)
                    .hasMessageEndingWith("choose another port, or 0 for any that is free");
            assertThatThrownBy(() -> RecollectServer.start(served.memory, settings, "127.0.0.1", 70_000))
                    .hasMessageStartingWith("port must be between 0 and 65535");
            assertThat(served.server.url()).isEqualTo("http://127.0.0.1:" + taken);
        }
    }

    @Test
    @DisplayName("listens on localhost by name too")
    void byName() {
        Settings settings = Settings.load(Map.of(), Path.of("/nonexistent"));
        try (Served served = Served.start();
                RecollectServer other = RecollectServer.start(served.memory, settings, "localhost", 0)) {
            assertThat(accepts(other.port())).isTrue();
            assertThat(other.url()).isEqualTo("http://localhost:" + other.port());
        }
    }
}
