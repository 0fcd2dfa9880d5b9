// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.tck.ChatReply;
import dev.recollect.memory.tck.ScriptedChatServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("chat with a language model")
class SpokenTest {
    private final ScriptedChatServer provider = ScriptedChatServer.start();

    @TempDir
    Path temp;

    @AfterEach
    void close() {
        provider.close();
    }

    private CommandLineRun cli() {
        return new CommandLineRun(temp)
                .environment(Map.of("LLM_BASE_URL", provider.url(), "LLM_MODEL", "tiny", "LLM_MAX_RETRIES", "0"));
    }

    private long stored() {
        return cli().run("stats", "--json")
                .json()
                .get(0)
                .at("/experiences/total")
                .longValue();
    }

    @Test
    @DisplayName("prints what it writes, line by line, with its references")
    void prints() {
        provider.then(ChatReply.of("Noted.\n")).then(ChatReply.of("In Porto", ",\r\n", "by the \u001b[31msea [1]."));

        CommandLineRun.Ended ended = cli().input(
                        "Ana lives in Porto by the sea\nAna lives where, in Porto by the sea?\n")
                .run("chat");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("""
                        Noted.
                        In Porto,
                        by the \uFFFD[31msea [1].

                        Memories:
                        [1] 2026-06-01, Ana lives in Porto by the sea\
                        """);
        assertThat(provider.requests()).allMatch(request -> request.body().contains("\"stream\":true"));
    }

    @Test
    @DisplayName("ends the line and says what failed, stores nothing of it, and goes on")
    void breaksOff() {
        provider.then(ChatReply.of("In ", "Porto").cut()).then(ChatReply.of("In Oslo."));

        CommandLineRun.Ended ended =
                cli().input("Where is Ana?\nWhere is Bo?\n").run("chat");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("In Porto\nIn Oslo.\n");
        assertThat(ended.err()).hasLineCount(1).contains("broke the connection off: try again later");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    @DisplayName("as JSON asks for a whole answer")
    void json() {
        provider.then(ChatReply.of("In Porto."));

        CommandLineRun.Ended ended = cli().input("Where is Ana?\n").run("chat", "--json");

        assertThat(ended.json().get(0).get("model").textValue()).isEqualTo("tiny");
        assertThat(provider.requests().get(0).body()).doesNotContain("\"stream\"");
    }

    @Test
    @DisplayName("is not asked in the demo, and its absence is said where only its settings are there")
    void demoAndWarnings() {
        CommandLineRun.Ended answer = new CommandLineRun(temp)
                .environment(Map.of("LLM_MODEL", "tiny"))
                .run("answer", "Where is Ana?");
        var unused = cli().run("demo");

        assertThat(answer.err())
                .contains("LLM_MODEL is set, but no language model is")
                .hasLineCount(1);
        assertThat(answer.out()).startsWith("No language model is configured");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    @DisplayName("is given up where nobody reads any more")
    void abandoned() {
        Output closed = new Output(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        Spoken spoken = new Spoken(closed);

        assertThatThrownBy(() -> spoken.delta("In Porto")).isInstanceOf(AbandonedException.class);
        assertThatThrownBy(spoken::waiting).isInstanceOf(AbandonedException.class);
    }

    @Test
    @DisplayName("ends only lines that are open")
    void lines() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output out = new Output(bytes);
        Spoken spoken = new Spoken(out);

        spoken.waiting();
        spoken.endLine();
        spoken.delta("a\n");
        spoken.endLine();
        spoken.delta("\n\nb\n\n");
        spoken.delta("c");
        spoken.endLine();
        spoken.endLine();
        out.flush();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a\n\n\nb\n\nc\n");
    }
}
