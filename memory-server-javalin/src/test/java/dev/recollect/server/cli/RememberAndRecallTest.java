// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("remember and recall")
class RememberAndRecallTest {
    private static final String ID = "exp_[0-9A-HJKMNP-TV-Z]{26}";

    @TempDir
    Path temp;

    private CommandLineRun cli() {
        return new CommandLineRun(temp);
    }

    @Test
    @DisplayName("remember prints the id and nothing else")
    void printsId() {
        assertThat(cli().run("remember", "Ana lives in Porto").out()).matches(ID + "\n");
    }

    @Test
    @DisplayName("what was remembered is recalled, in a folder named before or after, by option or setting")
    void recalled() {
        String id = cli().done("--data", "d", "remember", "Ana lives in Porto", "--user", "bea");

        assertThat(cli().done("recall", "--user", "bea", "where does Ana live", "--data", "d"))
                .contains(id, "Porto");
        assertThat(cli().done("--user=bea", "--data=d", "recall", "Ana")).contains(id);
        assertThat(cli().done("recall", "Ana", "--data", "d")).isEqualTo("nothing remembered that fits");
        assertThat(cli().done("recall", "Ana", "--data", "other", "--user", "bea"))
                .isEqualTo("nothing remembered that fits");
    }

    @Test
    @DisplayName("remember takes every field, and recall gives them back as JSON")
    void fields() {
        cli().done(
                        "remember",
                        "--prompt",
                        "Where to?",
                        "--response",
                        "To Porto",
                        "--session",
                        "s1",
                        "--at",
                        "2025-03-01T10:00:00+01:00",
                        "--speaker",
                        "Bea",
                        "--attribute",
                        "source=diary=1",
                        "--key",
                        "k");

        JsonNode memory = cli().run("recall", "Porto", "--json")
                .json()
                .get(0)
                .get("memories")
                .get(0);

        assertThat(memory.get("prompt").textValue()).isEqualTo("Where to?");
        assertThat(memory.get("response").textValue()).isEqualTo("To Porto");
        assertThat(memory.get("session_id").textValue()).isEqualTo("s1");
        assertThat(memory.get("occurred_at").textValue()).isEqualTo("2025-03-01T09:00:00.000Z");
        assertThat(memory.get("speaker").textValue()).isEqualTo("Bea");
        assertThat(memory.get("attributes").get("source").textValue()).isEqualTo("diary=1");
    }

    @Test
    @DisplayName("the same key gives the same id again, and is a failure with other content")
    void keys() {
        String first = cli().done("remember", "one", "--key", "k");

        assertThat(cli().done("remember", "one", "--key", "k")).isEqualTo(first);
        assertThat(cli().run("remember", "one", "--key", "k", "--json")
                        .json()
                        .get(0)
                        .get("duplicate")
                        .booleanValue())
                .isTrue();
        assertThat(cli().run("remember", "two", "--key", "k").code()).isEqualTo(1);
    }

    @Test
    @DisplayName("derived notes name their parents; unknown ones are refused")
    void parents() {
        String parent = cli().done("remember", "it rained");

        cli().done("remember", "it often rains", "--type", "inference", "--parent", parent);

        CommandLineRun.Ended refused =
                cli().run("remember", "orphan", "--type", "inference", "--parent", "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).isEqualTo("recollect: parent exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C is unknown\n");
    }

    @Test
    @DisplayName("a hyphen reads standard input, without its last line end")
    void standardInput() {
        cli().input("from the pipe: äöü 😀\nsecond line\n").done("remember", "-");

        String text = cli().input("pipe\n")
                .run("recall", "--json", "-")
                .json()
                .get(0)
                .get("memories")
                .get(0)
                .get("text")
                .textValue();

        assertThat(text).isEqualTo("from the pipe: äöü 😀\nsecond line");
    }

    @Test
    @DisplayName("explained scores are the sum of their parts")
    void explained() {
        cli().done("remember", "Ana lives in Porto", "--session", "s");
        cli().done("remember", "the bicycle is in the cellar", "--session", "s");

        List<String> lines =
                cli().run("recall", "where is the bicycle?", "--explain").lines();

        List<String> explanations =
                lines.stream().filter(line -> line.contains(" = base ")).toList();
        assertThat(explanations).hasSize(2).allSatisfy(line -> {
            List<Double> numbers = new ArrayList<>();
            Matcher matcher = Pattern.compile("[-+]?\\d+\\.\\d{6}").matcher(line);
            while (matcher.find()) {
                numbers.add(Double.parseDouble(matcher.group()));
            }
            double sum =
                    numbers.stream().skip(1).mapToDouble(Double::doubleValue).sum();
            assertThat(sum).isEqualTo(numbers.get(0), within(1e-5));
        });
    }

    @Test
    @DisplayName("recall keeps to its filters")
    void filters() {
        cli().done("remember", "rain in spring", "--session", "a", "--at", "2025-03-01T00:00:00Z");
        cli().done("remember", "rain in summer", "--session", "b", "--at", "2025-07-01T00:00:00Z");

        assertThat(texts("recall", "rain", "--session", "a")).containsExactly("rain in spring");
        assertThat(texts("recall", "rain", "--from", "2025-07-01T00:00:00Z")).containsExactly("rain in summer");
        assertThat(texts("recall", "rain", "--to", "2025-07-01T00:00:00Z")).containsExactly("rain in spring");
        assertThat(texts("recall", "rain", "--type", "inference")).isEmpty();
        assertThat(texts("recall", "rain", "--method", "reflect")).isEmpty();
        assertThat(texts("recall", "rain", "--top", "1")).hasSize(1);
        assertThat(texts("recall", "rain", "--min-score", "1")).isEmpty();
        assertThat(texts("recall", "rain", "--token-budget", "4")).hasSize(1);
        assertThat(texts("recall", "rain", "--profile", "classic")).hasSize(2);
    }

    private List<String> texts(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        List<String> texts = new ArrayList<>();
        cli().run(all.toArray(String[]::new))
                .json()
                .get(0)
                .get("memories")
                .forEach(memory -> texts.add(memory.get("text").textValue()));
        return texts;
    }

    @Test
    @DisplayName("control characters of a memory do not reach the terminal")
    void controlCharacters() {
        cli().done("remember", "red \u001b[31m alert");

        assertThat(cli().done("recall", "alert"))
                .contains("red \uFFFD[31m alert")
                .doesNotContain("\u001b");
    }
}
