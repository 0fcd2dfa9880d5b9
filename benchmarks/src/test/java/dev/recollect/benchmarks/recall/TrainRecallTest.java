// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.recall.FusionWeights;
import dev.recollect.memory.recall.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("The training of recall weights")
class TrainRecallTest {
    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @Test
    @DisplayName(
            "yields weights that the default profile reads, with their figures, and the same file again byte for byte")
    void trained() throws IOException {
        Path data = MadeUpSet.in(folder);

        int first = train(data, "one.properties", "--lambda", "0.1", "--ablate");
        int second = train(data, "two.properties", "--lambda", "0.1");

        assertThat(complaints).hasToString("");
        assertThat(first).isZero();
        assertThat(second).isZero();
        assertThat(folder.resolve("one.properties")).hasSameBinaryContentAs(folder.resolve("two.properties"));
        assertThat(printed.toString())
                .contains("Ranking of 12 questions of made-up, leaving out one conversation at a time")
                .containsPattern("default +0\\.\\d{3} \\[0\\.\\d{3}, [01]\\.\\d{3}\\]")
                .containsPattern("cat 4 +6 ")
                .containsPattern("macro +12 +0\\.[89]\\d\\d ")
                .containsPattern("without +NDCG@10 [^\\v]+\\v+nothing [^\\v]+\\v+meaning +0\\.\\d{3}")
                .containsPattern("all +202 +0\\.9\\d\\d ")
                .contains("chosen:")
                .doesNotContain("NaN")
                .contains("written to " + folder.resolve("one.properties"));
        Properties numbers = load(folder.resolve("one.properties"));
        assertThat(numbers).containsEntry("trained.on", "made-up");
        FusionWeights weights = FusionWeights.of(numbers, "e5-small-v2-q");
        assertThat(weights.weights().get(Signal.CONTEXT)).isPositive();
        assertThat(weights.slope()).isPositive();
        assertThat(weights.floor()).isBetween(0.0, 1.0);
        assertThat(weights.meaning())
                .isEqualTo(FusionWeights.bundled("e5-small-v2-q").meaning());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--data set.json",
                "--data set.json --out",
                "--data set.json --out weights --lambda much",
                "--data set.json --out weights --lambda -1",
                "--data set.json --out weights --lambda 0",
                "--data set.json --out weights --lambda NaN",
                "--data set.json --out weights --model no-such-model",
                "--data set.json --out weights --colour red"
            })
    @DisplayName("exits with 2 and says in one line what is wrong with the arguments")
    void wrongArguments(String arguments) {
        int code = command().execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(complaints.toString().lines())
                .hasSize(1)
                .allSatisfy(line ->
                        assertThat(line).containsAnyOf("--data", "--out", "--lambda", "no-such-model", "--colour"));
        assertThat(printed).hasToString("");
    }

    @Test
    @DisplayName("shows its options when asked for help")
    void help() {
        int code = command().execute("--help");

        assertThat(code).isZero();
        assertThat(printed.toString()).contains("--data=FILE", "--lambda=L", "default: e5-small-v2-q");
        assertThat(complaints).hasToString("");
    }

    @Test
    @DisplayName("exits with 1 and names in one line the file that it cannot read")
    void unreadable() {
        int code = train(folder.resolve("nowhere.json"), "weights.properties");

        assertThat(code).isEqualTo(1);
        assertThat(complaints.toString().lines())
                .containsExactly("cannot read " + folder.resolve("nowhere.json") + ": there is no such file or folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{\"name\": \"x\"}",
                "{\"name\": \"x\", \"conversations\": [{\"id\": \"c\", \"turns\": [{}]}]}"
            })
    @DisplayName("exits with 1 and names in one line the file that is no recall set")
    void malformed(String content) throws IOException {
        int code = train(Files.writeString(folder.resolve("set.json"), content), "weights.properties");

        assertThat(code).isEqualTo(1);
        assertThat(complaints.toString().lines())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("set.json"));
    }

    @Test
    @DisplayName("exits with 1 before it embeds anything where the set has but one conversation")
    void oneConversation() throws IOException {
        String json = MadeUpSet.json();
        String only = json.substring(0, json.indexOf("]},\n  {\"id\": \"orchestra\"")) + "]}]}";

        int code = train(Files.writeString(folder.resolve("set.json"), only), "weights.properties");

        assertThat(code).isEqualTo(1);
        assertThat(complaints.toString().lines())
                .containsExactly(
                        folder.resolve("set.json")
                                + " must have two conversations with questions or more, so that one can be left out, but has 1");
        assertThat(folder.resolve("vectors")).doesNotExist();
    }

    private int train(Path data, String out, String... more) {
        CommandLine command = command();
        String[] arguments = Stream.concat(
                        Stream.of(
                                "--data",
                                data.toString(),
                                "--out",
                                folder.resolve(out).toString(),
                                "--vectors",
                                folder.resolve("vectors").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return command.execute(arguments);
    }

    private CommandLine command() {
        return TrainRecall.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(complaints, true));
    }

    private static Properties load(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Properties numbers = new Properties();
            numbers.load(in);
            return numbers;
        }
    }
}
