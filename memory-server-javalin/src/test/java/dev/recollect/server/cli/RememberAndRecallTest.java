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
        assertThat(texts("recall", "rain", "--min-valence", "0.5")).isEmpty();
        assertThat(texts("recall", "rain", "--min-valence", "-1", "--max-valence", "1"))
                .hasSize(2);
        assertThat(texts("recall", "rain", "--max-valence", "-0.5")).isEmpty();
        assertThat(texts("recall", "rain", "--min-confidence", "0.6")).isEmpty();
        assertThat(texts("recall", "rain", "--diversity", "0.5")).hasSize(2);
    }

    @Test
    @DisplayName("recall keeps to attributes, all of which must be there")
    void attributes() {
        cli().done("remember", "rain at home", "--attribute", "place=home", "--attribute", "kind=note");
        cli().done("remember", "rain at sea", "--attribute", "place=sea");

        assertThat(texts("recall", "rain", "--attribute", "place=sea")).containsExactly("rain at sea");
        assertThat(texts("recall", "rain", "--attribute", "place=home", "--attribute", "kind=note"))
                .containsExactly("rain at home");
        assertThat(texts("recall", "rain", "--attribute", "place=sea", "--attribute", "kind=note"))
                .isEmpty();
    }

    @Test
    @DisplayName("recall takes weights of one's own, and only what is relevant")
    void weights() {
        cli().done("remember", "the bicycle is in the cellar", "--at", "2020-03-01T00:00:00Z");
        cli().done("remember", "bread", "--at", "2024-03-01T00:00:00Z");

        assertThat(texts("recall", "where is the bicycle", "--weights", "words=1"))
                .containsExactly("the bicycle is in the cellar", "bread");
        assertThat(texts("recall", "where is the bicycle", "--weights", "semantic=0,recency=1"))
                .containsExactly("bread", "the bicycle is in the cellar");
        assertThat(texts("recall", "where is the bicycle", "--profile", "default", "--weights", "recency=0.5"))
                .containsExactly("bread", "the bicycle is in the cellar");
        assertThat(cli().done("recall", "where is the bicycle", "--weights", "words=1,recency=0", "--explain"))
                .contains(" = base +0.500000, words +0.");
    }

    @Test
    @DisplayName("recall gives only what is relevant where that is the least")
    void relevant() {
        for (int i = 0; i < 20; i++) {
            cli().done("remember", "bread number " + i, "--session", "s" + i);
        }
        cli().done("remember", "the bicycle is in the cellar");

        CommandLineRun.Ended usual = cli().run("recall", "where is the bicycle", "--json");

        List<String> relevant = new ArrayList<>();
        usual.json().get(0).get("memories").forEach(memory -> {
            if (memory.get("relevant").booleanValue()) {
                relevant.add(memory.get("text").textValue());
            }
        });
        assertThat(relevant).contains("the bicycle is in the cellar").hasSizeLessThan(5);
        assertThat(texts("recall", "where is the bicycle", "--min-score", "relevant"))
                .isEqualTo(relevant);
    }

    @Test
    @DisplayName("memories that were not recalled say why, to people and as JSON")
    void whyNot() {
        String far = cli().done("remember", "bread", "--session", "s");
        String near = cli().done("remember", "the bicycle is in the cellar", "--session", "t");
        String nobody = "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C";
        String[] asked = {
            "recall", "where is the bicycle", "--explain", "--session", "t", "--id", far, "--id", near, "--id", nobody
        };

        String said = cli().done(asked);
        List<String> withJson = new ArrayList<>(List.of(asked));
        withJson.add("--json");
        JsonNode explained =
                cli().run(withJson.toArray(String[]::new)).json().get(0).get("explained");

        assertThat(said)
                .contains(
                        "\n\nnot recalled: ",
                        far + "  session s\n   bread\n   filter: session_id asks for t, but it is s\n")
                .contains("   would take place 2 beside the 1 that pass the filter")
                .contains("\n\nrecalled: ", near)
                .contains("\n\nnot recalled: " + nobody + "\n   unknown: this user has no such memory");
        assertThat(explained.findValuesAsText("experience_id")).containsExactly(far, near, nobody);
        assertThat(explained.findValuesAsText("dropped_by")).containsExactly("filter", "unknown");
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
