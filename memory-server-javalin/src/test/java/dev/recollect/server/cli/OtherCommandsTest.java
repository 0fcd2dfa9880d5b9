// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The other commands")
class OtherCommandsTest {
    @TempDir
    Path temp;

    private CommandLineRun cli() {
        return new CommandLineRun(temp);
    }

    @Test
    @DisplayName("answer quotes what it knows, cites it, and remembers the exchange")
    void answer() {
        String id = cli().done("remember", "the bicycle is in the cellar");

        JsonNode answer = cli().run("answer", "the bicycle is in the cellar?", "--json", "--session", "s")
                .json()
                .get(0);

        assertThat(answer.get("response").textValue()).contains("the bicycle is in the cellar\" [1]", "Memories:");
        assertThat(answer.get("citations").get(0).textValue()).isEqualTo(id);
        assertThat(answer.get("session_id").textValue()).isEqualTo("s");
        assertThat(cli().done("answer", "the bicycle is in the cellar?", "--top", "1"))
                .contains("[1]");
        assertThat(cli().run("answer", "the bicycle?", "--no-memories", "--json")
                        .json()
                        .get(0)
                        .get("memories"))
                .isEmpty();
    }

    @Test
    @DisplayName("affect reads a text")
    void affect() {
        assertThat(cli().done("affect", "a text")).startsWith("valence +0.0000  arousal 0.5000");
        assertThat(cli().run("affect", "a text", "--json")
                        .json()
                        .get(0)
                        .get("labels")
                        .isArray())
                .isTrue();
        assertThat(cli().input("a text\n").done("affect", "-")).startsWith("valence");
        assertThat(cli().done("affect", "a text", "--before", "another")).startsWith("valence");
    }

    @Test
    @DisplayName("affect answers each line of a file with a line, even those that cannot be read")
    void affectFile() throws IOException {
        Files.write(temp.resolve("texts"), "\uFEFFone\n\ntwo\ncaf\u00e9".getBytes(StandardCharsets.UTF_8));
        Files.write(temp.resolve("latin"), "caf\u00e9\none\n".getBytes(StandardCharsets.ISO_8859_1));

        CommandLineRun.Ended texts = cli().run("affect", "--file", "texts", "--json");
        CommandLineRun.Ended latin = cli().run("affect", "--file", "latin");

        assertThat(texts.code()).isEqualTo(1);
        assertThat(texts.json()).hasSize(4);
        assertThat(texts.json().get(1).toString()).isEqualTo("{\"line\":2,\"detail\":\"text must not be blank\"}");
        assertThat(texts.json().get(3).has("valence")).isTrue();
        assertThat(latin.lines()).hasSize(2).first().isEqualTo("-");
        assertThat(latin.err()).startsWith("recollect: line 1: text must be UTF-8");
    }

    @Test
    @DisplayName("stats count a tenant, or a user who is named")
    void stats() {
        cli().done("remember", "one");
        cli().done("remember", "two", "--user", "ana");
        cli().done("remember", "three", "--tenant", "t");

        assertThat(cli().run("stats", "--json")
                        .json()
                        .get(0)
                        .at("/experiences/total")
                        .intValue())
                .isEqualTo(2);
        assertThat(cli().run("stats", "--json", "--user", "ana")
                        .json()
                        .get(0)
                        .at("/users")
                        .intValue())
                .isEqualTo(1);
        assertThat(cli().done("stats")).contains("users             2", "model             hashing-64, 64 dimensions");
    }

    @Test
    @DisplayName("sessions are listed, latest first")
    void sessions() {
        assertThat(cli().done("sessions")).isEqualTo("no sessions");

        cli().done("remember", "one", "--session", "a");
        cli().done("remember", "two", "--session", "a");

        JsonNode session =
                cli().run("sessions", "--json").json().get(0).get("items").get(0);
        assertThat(session.get("session_id").textValue()).isEqualTo("a");
        assertThat(session.get("experience_count").intValue()).isEqualTo(2);
        assertThat(cli().done("sessions", "--top", "1")).contains("2  a");
    }

    @Test
    @DisplayName("rebuild-index says where the projections stand")
    void rebuildIndex() {
        cli().done("remember", "one");

        assertThat(cli().done("rebuild-index")).contains("rebuilt vectors up to change 1");
        assertThat(cli().run("rebuild-index", "--json")
                        .json()
                        .get(0)
                        .get("vectors")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("verify ends with 3 and a line per finding where someone tampered with the store")
    void verify() throws SQLException {
        cli().done("remember", "one");
        assertThat(cli().run("verify", "--json").out()).isEqualTo("{\"ok\":true,\"findings\":[]}\n");

        dropTriggers();

        CommandLineRun.Ended damaged = cli().run("verify");
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.lines()).isNotEmpty().allMatch(line -> line.startsWith("store "));
        assertThat(damaged.err()).startsWith("recollect: verification found ").hasLineCount(1);
        assertThat(cli().run("verify", "--json").json().get(0).get("findings")).hasSameSizeAs(damaged.lines());
    }

    @ParameterizedTest(name = "verify names an experience that was changed by hand: {0}")
    @ValueSource(
            strings = {
                "text = 'changed'",
                "type = 'inference'",
                "type = 'rumour'",
                "occurred_at = 1700000000000",
                "digest = zeroblob(32)",
                "digest = x'00'",
                "link = zeroblob(32)",
                "attributes = '{broken'"
            })
    void tampered(String change) throws SQLException {
        String id = cli().done("remember", "one");
        dropTriggers();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("data/raw_store.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE experience SET " + change))
                    .isEqualTo(1);
        }

        CommandLineRun.Ended damaged = cli().run("verify");

        assertThat(damaged.code()).as(damaged.err()).isEqualTo(3);
        assertThat(damaged.out()).contains(id);
        assertThat(damaged.err()).hasLineCount(1);
    }

    private void dropTriggers() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("data/raw_store.db"));
                var statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            assertThat(names).isNotEmpty();
            for (String name : names) {
                statement.execute("DROP TRIGGER " + name);
            }
        }
    }

    @Test
    @DisplayName("serve says where it listens and ends in good order")
    void serve() {
        CommandLineRun.Ended ended = cli().run("serve", "--port", "0");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).matches("listening on http://127\\.0\\.0\\.1:\\d+\n");
    }
}
