// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Wrong use")
class WrongUseTest {
    @TempDir
    Path temp;

    private CommandLineRun.Ended run(String... arguments) {
        return new CommandLineRun(temp).run(arguments);
    }

    private static void assertOneLine(CommandLineRun.Ended ended, int code) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("recollect: ").endsWith("\n");
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @ParameterizedTest(name = "ends with 2 and one line: {0}")
    @ValueSource(
            strings = {
                "",
                "fly",
                "remember",
                "remember a b",
                "remember --colour red a",
                "remember -x",
                "remember a --prompt b",
                "remember --prompt b",
                "remember a --at yesterday",
                "remember a --at 1850-01-01T00:00:00Z",
                "remember a --at 2999-01-01T00:00:00Z",
                "remember a --at +999999999-12-31T23:59:59Z",
                "remember a --type rumour",
                "remember a --parent 5",
                "remember a --attribute x",
                "remember a --user",
                "remember a --user x --user y",
                "remember a --data",
                "recall",
                "recall a --top 0",
                "recall a --top -1",
                "recall a --top 201",
                "recall a --top 99999999999999999999",
                "recall a --top many",
                "recall a --profile best",
                "recall a --min-score 2",
                "recall a --min-score NaN",
                "recall a --min-score -0.1",
                "recall a --token-budget 0",
                "recall a --min-score likely",
                "recall a --diversity -0.1",
                "recall a --diversity 1.1",
                "recall a --diversity NaN",
                "recall a --diversity much",
                "recall a --weights words",
                "recall a --weights words=",
                "recall a --weights words=much",
                "recall a --weights words=NaN",
                "recall a --weights words=-1",
                "recall a --weights words=0",
                "recall a --weights words=1001",
                "recall a --weights words=1,words=2",
                "recall a --weights words=1,",
                "recall a --weights luck=1",
                "recall a --weights words=1,semantic=1",
                "recall a --weights semantic=0,recency=0",
                "recall a --profile classic --weights words=1",
                "recall a --type rumour",
                "recall a --type=",
                "recall a --session=",
                "recall a --min-valence -1.1",
                "recall a --min-valence NaN",
                "recall a --max-valence 2",
                "recall a --min-valence 0.5 --max-valence 0.4",
                "recall a --min-confidence 1.1",
                "recall a --attribute x",
                "recall a --attribute =x",
                "recall a --attribute x=1 --attribute x=2",
                "recall a --from 2025-01-01T00:00:00Z --to 2025-01-01T00:00:00Z",
                "recall a --id exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C",
                "recall a --explain --id 5",
                "recall a --from 2025-01-02T00:00:00Z --to 2025-01-01T00:00:00Z",
                "recall a --method guess",
                "answer",
                "answer a --top 0",
                "affect",
                "affect a --file b",
                "affect --file b --before c",
                "affect a --before=",
                "import",
                "import f --format csv",
                "import f --chunk 0",
                "import f --chunk 501",
                "export",
                "export f --all --user a",
                "forget",
                "forget --type observation --older-than 90d",
                "forget --type occurrence",
                "forget --type occurrence --older-than 90",
                "forget --type occurrence --older-than -90d",
                "forget --type occurrence --older-than 999999d",
                "forget --id exp_1",
                "forget --user a --older-than 90d",
                "forget --user a --reason Because!",
                "forget --user a --at-most -1",
                "forget --user a --dry-run=perhaps",
                "sessions --top 0",
                "sessions --top 10001",
                "serve --port 65536",
                "serve --port -1",
                "serve --port http",
                "serve --host 0.0.0.0",
                "serve --host example.org",
                "eval f --profile best",
                "help fly",
                "stats extra",
                "version --port 1"
            })
    void wrongUse(String line) {
        assertOneLine(run(line.isEmpty() ? new String[0] : line.split(" ")), 2);
    }

    @Test
    @DisplayName("ends with 2 and one line where texts and names break their rules")
    void texts() {
        assertOneLine(run("remember", ""), 2);
        assertOneLine(run("remember", "  "), 2);
        assertOneLine(run("remember", "nul \u0000"), 2);
        assertOneLine(run("remember", "half \ud800"), 2);
        assertOneLine(run("remember", "x".repeat(100_001)), 2);
        assertOneLine(run("remember", "a", "--user", ""), 2);
        assertOneLine(run("remember", "a", "--user", "x".repeat(201)), 2);
        assertOneLine(run("remember", "a", "--tenant", "a\nb"), 2);
        assertOneLine(run("remember", "a", "--session", "\u0007"), 2);
        assertOneLine(run("remember", "a", "--speaker", " "), 2);
        assertOneLine(run("remember", "a", "--key", "k".repeat(501)), 2);
        assertOneLine(run("recall", ""), 2);
        assertOneLine(run("recall", "x".repeat(100_001)), 2);
        assertOneLine(run("answer", " "), 2);
        assertOneLine(run("affect", ""), 2);
        assertOneLine(run("stats", "a\nb"), 2);
        assertOneLine(run("remember", "--\u001b[31m"), 2);
    }

    @Test
    @DisplayName("ends with 2 where standard input is no UTF-8 or without end")
    void standardInput() {
        byte[] latin = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertOneLine(new CommandLineRun(temp).input(latin).run("remember", "-"), 2);
        assertOneLine(new CommandLineRun(temp).input(new byte[17 << 20]).run("remember", "-"), 2);
    }

    @Test
    @DisplayName("leaves a hint: the option's command, the separator, the quotes")
    void hints() {
        assertThat(run("recall", "a", "--top", "x").err()).endsWith("; see: recollect help recall\n");
        assertThat(run("remember", "-5 degrees").err())
                .contains("there is no option -5 degrees; if it is a text, put -- before it");
        assertThat(run("remember", "hello", "world").err()).contains("put quotes around texts of several words");
        assertThat(run("fly").err()).isEqualTo("recollect: there is no command fly; see: recollect help\n");
        assertThat(run("remember", "--", "-5 degrees").code()).isZero();
    }

    @Test
    @DisplayName("does not read files that arguments name with an at sign")
    void atFiles() throws IOException {
        Files.writeString(temp.resolve("secret"), "remember");

        assertThat(run("remember", "@" + temp.resolve("secret")).code()).isZero();
        assertThat(run("recall", "secret", "--json").out()).contains("@");
    }

    @Test
    @DisplayName("shows where it comes from with --debug only")
    void debug() {
        assertThat(run("recall", "", "--debug").err()).contains("\tat ");
    }

    @Test
    @DisplayName("of a setting ends with 2 and a line that names it")
    void settings() throws IOException {
        Files.writeString(temp.resolve(".env"), "TOP_K_RETRIEVAL=many\n");

        CommandLineRun.Ended ended = run("recall", "a");

        assertOneLine(ended, 2);
        assertThat(ended.err()).contains("TOP_K_RETRIEVAL must be").contains("'many'");
    }

    @ParameterizedTest(name = "a failure ends with 1 and one line: {0}")
    @ValueSource(
            strings = {
                "import none",
                "import folder",
                "eval none",
                "eval folder",
                "export folder",
                "export no/where",
                "affect --file none"
            })
    void failures(String line) throws IOException {
        Files.createDirectory(temp.resolve("folder"));

        assertOneLine(run(line.split(" ")), 1);
    }

    @Test
    @DisplayName("every command has help that starts with how it is used")
    void help() {
        for (String command : List.of("serve", "import", "forget", "help", "version")) {
            assertThat(run("help", command).out()).startsWith("Usage: recollect " + command);
            assertThat(run(command, "--help").out()).startsWith("Usage: recollect " + command);
        }
        assertThat(run("help").out()).startsWith("Usage: recollect [").contains("rebuild-index");
        assertThat(run("--help").code()).isZero();
        assertThat(run("help", "config").out()).contains("EMBEDDING_MODEL", "default: e5-small-v2-q");
        assertThat(run("version").out()).startsWith("recollect ");
        assertThat(run("version", "--json").json().get(0).has("version")).isTrue();
    }
}
