// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.server.InMemory;
import dev.recollect.server.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("After rebuild-index recall gives the same memories")
class RebuildIndexCommandTest {
    private static final int TURNS = 60;
    private static final int TURNS_OF_SESSION = 8;
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> WHO = List.of("my sister", "the gardener", "our neighbour", "the captain", "Tom");
    private static final List<String> DOES =
            List.of("lost", "mended", "painted", "sold", "hid", "found", "is afraid of");
    private static final List<String> WHAT =
            List.of("the bicycle", "a red boat", "the old clock", "eleven letters", "the spare key", "hazelnuts");
    private static final List<List<String>> QUESTIONS = List.of(
            List.of("who mended the clock?"),
            List.of("what is Tom afraid of?", "--top", "20"),
            List.of("the red boat", "--session", "s2"),
            List.of("where is the spare key?", "--profile", "classic", "--top", "10"),
            List.of("letters", "--from", "2026-03-02T12:00:00Z", "--diversity", "0.5"),
            List.of("did the captain sell a boat?", "--user", "ben"),
            List.of("hazelnuts", "--user", "ben", "--min-score", "relevant"));

    @TempDir
    Path temp;

    private String threshold = "";

    private CommandLineRun cli() {
        return new CommandLineRun(temp, () -> InMemory.NOW, new Fixed())
                .environment(Map.of("HNSW_THRESHOLD", threshold));
    }

    /** Opens the folder as {@code recollect} does, but at a time that stands still. */
    private static final class Fixed implements Shell.Opener {
        @Override
        public Memory open(Settings settings) {
            return scratch(settings, settings.dataFolder(), () -> InMemory.NOW);
        }

        @Override
        public Memory scratch(Settings settings, Path folder, InstantSource clock) {
            return new LocalOpener().scratch(settings, folder, clock);
        }
    }

    @ParameterizedTest(name = "to the last byte, with {1} graphs, which are made anew")
    @CsvSource({"10000, 0", "20, 4"})
    void sameMemories(String graphsFrom, int files) throws IOException {
        threshold = graphsFrom;
        tell();
        List<String> before = recalled();
        for (Path graph : graphs()) {
            Files.setLastModifiedTime(graph, FileTime.fromMillis(0));
        }

        String rebuilt = cli().done("rebuild-index");

        assertThat(graphs())
                .hasSize(files)
                .allSatisfy(
                        graph -> assertThat(Files.getLastModifiedTime(graph)).isNotEqualTo(FileTime.fromMillis(0)));
        assertThat(recalled()).isEqualTo(before);
        assertThat(rebuilt).contains("rebuilt vectors up to change ", "rebuilt words up to change ");
        assertThat(before)
                .doesNotHaveDuplicates()
                .allSatisfy(memories -> assertThat(memories).contains("\"experience_id\"", "\"score\""));
    }

    private void tell() throws IOException {
        for (String user : List.of("default", "ben")) {
            Path file = Files.write(
                    temp.resolve(user + ".ndjson"),
                    IntStream.range(0, TURNS).mapToObj(turn -> line(user, turn)).toList());
            cli().done("import", file.toString(), "--user", user);
        }
        String erased = cli().done("remember", "the captain sold the red boat twice");
        cli().done("answer", "who hid the spare key?");
        cli().done("forget", "--id", erased);
    }

    private static String line(String user, int turn) {
        int word = turn * 7 + user.length();
        return "{\"text\":\"%s %s %s\",\"speaker\":\"%s\",\"session_id\":\"s%d\",\"occurred_at\":\"%s\"}"
                .formatted(
                        WHO.get(word % WHO.size()),
                        DOES.get(turn % DOES.size()),
                        WHAT.get(word / 2 % WHAT.size()),
                        turn % 2 == 0 ? "Ana" : "Bo",
                        turn / TURNS_OF_SESSION,
                        BEGIN.plusSeconds(turn * 600L));
    }

    /* The memories as they are printed, without how long it took. */
    private List<String> recalled() {
        List<String> all = new ArrayList<>();
        for (List<String> question : QUESTIONS) {
            List<String> command = new ArrayList<>(List.of("recall", "--json"));
            command.addAll(question);
            String printed = cli().done(command.toArray(String[]::new));
            int end = printed.indexOf(",\"took_ms\":");
            assertThat(end).as("the end of the memories in %s", printed).isPositive();
            all.add(printed.substring(0, end));
        }
        return all;
    }

    private List<Path> graphs() {
        Path folder = temp.resolve("data/vectors");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".graph")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
