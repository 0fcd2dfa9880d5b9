// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("chat")
class ChatCommandTest {
    @TempDir
    Path temp;

    private CommandLineRun.Ended chat(String input, String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "chat";
        System.arraycopy(options, 0, all, 1, options.length);
        return new CommandLineRun(temp).input(input).run(all);
    }

    @Test
    @DisplayName("answers each line from what was said before, in one session")
    void talks() {
        CommandLineRun.Ended ended =
                chat("Ana lives in Porto by the sea\n\nAna lives where, in Porto by the sea?\n", "--session", "s1");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("Ana lives in Porto by the sea\" [1]");
        assertThat(new CommandLineRun(temp).done("sessions")).endsWith("4  active  s1");
    }

    @Test
    @DisplayName("prints nothing but answers where input is piped, and a prompt where a person types")
    void prompts() {
        CommandLineRun.Ended typed =
                new CommandLineRun(temp).atTerminal().input("hello\n").run("chat");

        assertThat(chat("hello\n").out()).doesNotContain(">");
        assertThat(typed.out()).startsWith("> ").endsWith("> ");
    }

    @Test
    @DisplayName("ends at /quit")
    void quits() {
        assertThat(chat("/quit\nhello\n").out()).isEmpty();
    }

    @Test
    @DisplayName("/recall looks up, /why explains the last answer, /forget erases it")
    void commands() {
        new CommandLineRun(temp).done("remember", "the bicycle is in the cellar");

        CommandLineRun.Ended ended =
                chat("/recall bicycle\nthe bicycle is in the cellar?\n/why\n/forget\n/recall bicycle\n");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains(" = base ").contains("erased 2, receipt rct_");
        assertThat(new CommandLineRun(temp)
                        .run("stats", "--json")
                        .json()
                        .get(0)
                        .at("/experiences/total")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("/forget takes an id too")
    void forgetsId() {
        String id = new CommandLineRun(temp).done("remember", "the bicycle is in the cellar");

        assertThat(chat("/forget " + id + "\n").out()).startsWith("erased 1");
    }

    @Test
    @DisplayName("with --json each answer is a document")
    void json() {
        CommandLineRun.Ended ended = chat("hello\n/why\n/recall hello\n/forget\n", "--json");

        assertThat(ended.json()).hasSize(4);
        assertThat(ended.json().get(0).get("response").isTextual()).isTrue();
        assertThat(ended.json().get(1).get("memories").isArray()).isTrue();
        assertThat(ended.json().get(2).get("memories")).hasSize(1);
        assertThat(ended.json().get(3).get("erased")).hasSize(2);
    }

    @Test
    @DisplayName("says what is wrong with a line, goes on with the next, and fails at the end where it was piped")
    void badLines() {
        CommandLineRun.Ended ended =
                chat("/fly\n/why\n/forget\n/forget exp_1\n/recall\n" + "x".repeat(500_000) + "\nhello\n");
        byte[] latin = "caf\u00e9\nhello\n".getBytes(StandardCharsets.ISO_8859_1);
        CommandLineRun.Ended bytes = new CommandLineRun(temp).input(latin).run("chat");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines()).hasSize(6).allMatch(line -> line.startsWith("recollect: "));
        assertThat(ended.err()).contains("must be /recall, /why, /forget or /quit");
        assertThat(ended.out()).isNotEmpty();
        assertThat(bytes.code()).isEqualTo(1);
        assertThat(bytes.err()).contains("message must be UTF-8");
        assertThat(bytes.out()).isNotEmpty();
    }
}
