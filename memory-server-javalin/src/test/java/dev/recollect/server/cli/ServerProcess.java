// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program's {@code serve} in a process of its own, and a client of it. Safe for use by multiple threads. */
final class ServerProcess implements AutoCloseable {
    private static final String TOLD = "listening on ";

    private final Process process;
    private final Path log;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServerProcess(Process process, Path log, URI url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** How the program is started from the class path of the tests. */
    static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.recollect.server.Main");
    }

    /** Starts it on a folder, and waits until it listens. */
    static ServerProcess start(Path data, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
        Path log = data.resolveSibling("server.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        /* Not closed: that would close the server's output. */
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null || !line.startsWith(TOLD)) {
            process.destroyForcibly();
            throw new AssertionError("expected that the server listens, but it says: " + line + Files.readString(log));
        }
        return new ServerProcess(process, log, URI.create(line.substring(TOLD.length())));
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)));
    }

    String delete(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).DELETE());
    }

    String remember(String text) {
        return post("/api/memories", "{\"text\":\"" + text + "\"}");
    }

    String recall(String query) {
        return post("/api/recall", "{\"top_k\":10,\"query\":\"" + query + "\"}");
    }

    String post(String path, String json) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /* The body of an answer that must be a good one. */
    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError("expected an answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Tells it to end; the exit code. */
    int end() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
