// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The measurement of graphs")
class MeasureGraphTest {
    private static final String RECALL_SET = """
            {"name": "lunch", "conversations": [{"id": "ana-and-bo",
             "turns": [
              {"id": "1", "session": 1, "speaker": "Ana", "at": "2025-05-02T12:00:00Z", "text": "I am a gardener now."},
              {"id": "2", "session": 1, "speaker": "Bo", "at": "2025-05-02T12:01:00Z", "text": "At the castle?"}],
             "questions": [
              {"id": "q1", "text": "What is Ana's job?", "category": 4, "evidence": ["1"]},
              {"id": "q2", "text": "Where does she work?", "category": 4, "evidence": ["2"]}]}]}
            """;

    @TempDir
    Path folder;

    private record Ended(int code, List<String> lines) {}

    private static Ended run(String... arguments) {
        StringWriter printed = new StringWriter();
        int code = MeasureGraph.commandLine()
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(arguments);
        return new Ended(code, printed.toString().lines().toList());
    }

    /* recall@10 and recall@100 for 100, 200 and 400 candidates. */
    private static List<Double> recalls(Ended ended) {
        assertThat(ended.code()).as(ended.lines().toString()).isZero();
        Matcher matcher = Pattern.compile("recall@\\d+ (\\d\\.\\d{4})").matcher(String.join("\n", ended.lines()));
        List<Double> recalls = new ArrayList<>();
        while (matcher.find()) {
            recalls.add(Double.parseDouble(matcher.group(1)));
        }
        assertThat(recalls).hasSize(6);
        return recalls;
    }

    @ParameterizedTest(name = "finds all of {0} where a search keeps all, and less where nodes have few links")
    @CsvSource({"talk", "clusters"})
    void links(String kind) {
        Ended many = run("--made-up", kind, "--vectors", "350", "--queries", "20", "--graphs", "2");
        Ended few =
                run("--made-up", kind, "--vectors", "1500", "--queries", "20", "--m", "2", "--ef-construction", "2");

        assertThat(many.lines().get(0)).isEqualTo("350 vectors, 20 queries, M 12, efConstruction 150, mean of 2");
        assertThat(recalls(many).get(0)).isGreaterThan(0.9);
        assertThat(recalls(many).subList(4, 6)).containsExactly(1.0, 1.0);
        assertThat(recalls(few).get(1)).isLessThan(0.9);
    }

    @Test
    @DisplayName("searches the turns of a recall set and other texts by the questions of the set")
    void realSentences() throws IOException {
        Path data = Files.writeString(folder.resolve("lunch.json"), RECALL_SET);
        Path texts = Files.write(folder.resolve("texts"), List.of("It rained.", "", "The tram leaves at nine."));
        Path cache = folder.resolve("vectors");

        Ended measured = run("--data", data.toString(), "--texts", texts.toString(), "--cache", cache.toString());
        Ended oneQuestion = run("--data", data.toString(), "--cache", cache.toString(), "--queries", "1");

        assertThat(measured.lines().get(0)).startsWith("4 vectors, 2 queries, ");
        assertThat(recalls(measured)).containsOnly(1.0);
        assertThat(oneQuestion.lines().get(0)).startsWith("2 vectors, 1 queries, ");
        assertThat(cache).isNotEmptyDirectory();
    }

    @Test
    @DisplayName("says what is wrong with its options, or with a recall set, and measures nothing")
    void wrongUse() throws IOException {
        Path none = Files.writeString(
                folder.resolve("none.json"),
                "{\"name\": \"none\", \"conversations\": [{\"id\": \"c\", \"turns\": [], \"questions\": []}]}");

        assertThat(run("--vectors", "0")).isEqualTo(new Ended(2, List.of("--vectors must be 1 or more, but was 0")));
        assertThat(run("--m", "16", "--ef-construction", "8"))
                .isEqualTo(new Ended(2, List.of("--ef-construction must not be below --m, but was 8")));
        assertThat(run("--texts", "sentences.txt")).isEqualTo(new Ended(2, List.of("--texts must come with --data")));
        assertThat(run("--data", none.toString(), "--cache", folder.toString()))
                .isEqualTo(new Ended(1, List.of(none + " must have turns and questions, but has 0 and 0")));
    }
}
