// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The long form is {@code scripts/two-processes.sh}. */
@DisplayName("A server in one process and the command line in another, on one folder")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoProcessesTest {
    private static final int CLIENTS = 3;
    private static final int CHUNK = 5;
    private static final int CHUNKS = 10;

    /* Low, so that both have graphs to keep level. */
    private static final Map<String, String> ENVIRONMENT = Map.of("HNSW_THRESHOLD", "20");

    @TempDir
    Path temp;

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start(temp.resolve("data"), ENVIRONMENT);
    }

    @AfterEach
    void kill() {
        server.close();
    }

    private CommandLineRun cli() {
        return new CommandLineRun(temp, InstantSource.system(), new LocalOpener()).environment(ENVIRONMENT);
    }

    @Test
    @DisplayName("each stores while the other does, neither waits for the other to be done, and nothing is lost")
    void neitherStarves() throws IOException, InterruptedException {
        String file = lines().toString();
        CommandLineRun.Ended imported;
        boolean answeredMeanwhile;
        Asking asking = Asking.start(server, CLIENTS);
        try (asking) {
            asking.awaitRound();
            List<Integer> before = asking.rounds();

            imported = cli().run("import", file, "--json", "--chunk", String.valueOf(CHUNK));
            answeredMeanwhile = asking.isPast(before);
            asking.awaitRound();
        }

        assertThat(asking.failures()).isEmpty();
        assertThat(answeredMeanwhile).isTrue();
        assertThat(imported.err()).isEmpty();
        assertThat(imported.code()).isZero();
        assertThat(imported.json()).hasSize(CHUNKS + 1);
        List<String> acknowledged = new ArrayList<>(ids(imported));
        asking.told().forEach(told -> acknowledged.add(told.id()));
        assertThat(cli().run("export", "-").json().stream()
                        .map(line -> line.path("experience_id").asText()))
                .containsAll(acknowledged);
        assertThat(cli().done("verify")).isEqualTo("verified: nothing wrong");
        assertThat(server.end()).isZero();
        assertThat(server.log()).doesNotContain(" WARN ", " ERROR ");
    }

    @Test
    @DisplayName("each recalls at once what the other has stored, and no more what the other has erased")
    void seeEachOther() throws IOException {
        cli().done("import", lines().toString());
        String theirs = server.remember("I mended the qxserver engine").replaceAll(".*(exp_\\w+).*", "$1");
        String ours = cli().done("remember", "I sold the qxcommand engine");

        String there = server.recall("qxcommand");
        String here = cli().done("recall", "qxserver", "--json");
        cli().done("forget", "--id", theirs);
        server.delete("/api/memories/" + ours);

        assertThat(there).contains(ours);
        assertThat(here).contains(theirs);
        assertThat(server.recall("qxserver")).doesNotContain(theirs);
        assertThat(cli().done("recall", "qxcommand", "--json")).doesNotContain(ours);
    }

    private Path lines() throws IOException {
        return Files.writeString(
                temp.resolve("turns.ndjson"),
                IntStream.rangeClosed(1, CHUNK * CHUNKS)
                        .mapToObj(i -> "{\"text\":\"I carried the lantern qxi" + i + " over the river\"}\n")
                        .collect(Collectors.joining()));
    }

    private static List<String> ids(CommandLineRun.Ended imported) {
        List<String> ids = new ArrayList<>();
        for (JsonNode line : imported.json()) {
            line.path("experience_ids").forEach(id -> ids.add(id.asText()));
        }
        return ids;
    }
}
