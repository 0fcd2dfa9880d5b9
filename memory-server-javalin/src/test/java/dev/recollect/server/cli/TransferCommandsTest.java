// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.server.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("import and export")
class TransferCommandsTest {
    private static final String SET = """
            {"name": "tiny", "conversations": [
              {"id": "c1", "turns": [
                 {"id": "D1:1", "session": 1, "speaker": "Ana", "at": "2023-05-08T13:56:00Z", "text": "hello"},
                 {"id": "D1:2", "session": 1, "speaker": "Bea", "at": "2023-05-08T13:57:00Z", "text": "hi"},
                 {"id": "D1:3", "session": 1, "speaker": "Bea", "at": "2023-05-08T13:58:00Z", "text": "bye"}],
               "questions": [{"id": "q", "text": "hello?", "category": 1, "evidence": ["D1:1"]}]}]}
            """;

    @TempDir
    Path temp;

    private CommandLineRun cli() {
        return new CommandLineRun(temp);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(temp.resolve(name), content);
    }

    @Test
    @DisplayName("a recall set is told by its content, taken in once, and the report says so")
    void recallSet() throws IOException {
        write("set.json", SET);

        assertThat(cli().done("import", "set.json")).isEqualTo("accepted 3, duplicate 0, rejected 0");
        assertThat(cli().done("import", "set.json")).isEqualTo("accepted 0, duplicate 3, rejected 0");
        assertThat(cli().done("import", "set.json", "--format", "recall-set"))
                .isEqualTo("accepted 0, duplicate 3, rejected 0");
        assertThat(cli().run("recall", "hello", "--user", "c1").out()).contains("turn_id=D1:1");
    }

    @Test
    @DisplayName("with --json each committed chunk is a line, and the totals the last")
    void chunks() throws IOException {
        write("set.json", SET);

        List<JsonNode> lines =
                cli().run("import", "--json", "set.json", "--chunk", "2").json();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).toString())
                .startsWith(
                        "{\"line_from\":1,\"line_to\":2,\"accepted\":2,\"duplicate\":0,\"rejected\":[],\"experience_ids\":[\"exp_");
        assertThat(lines.get(1).get("line_from").intValue()).isEqualTo(3);
        assertThat(lines.get(2).toString())
                .isEqualTo("{\"lines\":3,\"accepted\":3,\"duplicate\":0,\"rejected\":0,\"tombstones\":0}");
    }

    @Test
    @DisplayName("a bad line is told of with number and reason and stops nothing; only bad lines are a failure")
    void badLines() throws IOException {
        write("mixed", "{\"text\": \"good\"}\nbad\n{\"text\": \"good too\"}\n");
        write("bad", "{\"text\": 5}\n");

        CommandLineRun.Ended mixed = cli().run("import", "mixed");
        CommandLineRun.Ended json = cli().run("import", "mixed", "--json");
        CommandLineRun.Ended bad = cli().run("import", "bad");

        assertThat(mixed.code()).isZero();
        assertThat(mixed.out()).isEqualTo("accepted 2, duplicate 0, rejected 1\n");
        assertThat(mixed.err())
                .startsWith("recollect: line 2: body must be one JSON document")
                .hasLineCount(1);
        assertThat(json.json().get(0).get("rejected").get(0).get("line").intValue())
                .isEqualTo(2);
        assertThat(json.json().get(0).get("experience_ids").get(1).isNull()).isTrue();
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err()).isEqualTo("recollect: line 1: text must be a string\n");
    }

    @Test
    @DisplayName(
            "a store that fails ends it with 1 and a line; what was committed stays, and the next import goes on there")
    void failingStore() throws IOException {
        write("lines", "{\"text\": \"one\"}\n{\"text\": \"two\"}\n{\"text\": \"three\"}\n");
        CommandLineRun poisoned =
                new CommandLineRun(temp, () -> InMemory.NOW, new HashingOpener(() -> InMemory.NOW, "three"));

        CommandLineRun.Ended failed = poisoned.run("import", "lines", "--chunk", "2");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out())
                .isEqualTo("accepted 2, duplicate 0, rejected 0, then it failed; importing again goes on there\n");
        assertThat(failed.err()).isEqualTo("recollect: the model cannot embed this\n");
        assertThat(cli().done("import", "lines")).isEqualTo("accepted 1, duplicate 2, rejected 0");
    }

    @Test
    @DisplayName("what is no file of ours ends with 1 and a line, and nothing is stored")
    void noneOfOurs() throws IOException {
        write("empty", "");
        write("table", "a,b\n1,2\n");
        write("cut", SET.substring(0, 300));

        for (String name : List.of("empty", "table", "cut")) {
            CommandLineRun.Ended ended = cli().run("import", name);
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).startsWith("recollect: " + name).hasLineCount(1);
        }
        assertThat(cli().done("stats")).contains("experiences       0");
    }

    @Test
    @DisplayName("lines come from standard input too, for the user and tenant that are named")
    void standardInput() {
        cli().input("{\"text\": \"hello\"}\n{\"text\": \"bye\", \"user\": \"bea\"}\n")
                .done("import", "-", "--user", "ana", "--tenant", "t");

        assertThat(cli().done("recall", "hello", "--user", "ana", "--tenant", "t"))
                .contains("hello");
        assertThat(cli().done("recall", "bye", "--user", "bea", "--tenant", "t"))
                .contains("bye");
        assertThat(cli().done("recall", "bye", "--user", "bea")).isEqualTo("nothing remembered that fits");
    }

    @Test
    @DisplayName("a bar shows progress where a person looks, and nowhere else")
    void progress() throws IOException {
        write("set.json", SET);

        CommandLineRun.Ended seen = new CommandLineRun(temp).atTerminal().run("import", "set.json");
        CommandLineRun.Ended unseen = new CommandLineRun(temp).run("import", "set.json");

        assertThat(seen.err()).contains("importing").contains("100%");
        assertThat(seen.out()).isEqualTo("accepted 3, duplicate 0, rejected 0\n");
        assertThat(unseen.err()).isEmpty();
    }

    @Test
    @DisplayName("an export is taken in by another folder without loss, and again changes nothing")
    void roundTrip() throws IOException {
        write("set.json", SET);
        cli().done("import", "set.json");
        String id = cli().done("remember", "I should go", "--user", "ana");
        cli().done("remember", "goodbye", "--user", "ana", "--tenant", "other");
        cli().done("forget", "--user", "ana", "--id", id);

        assertThat(cli().done("export", "all.ndjson", "--all"))
                .isEqualTo("exported 4 experiences and 1 tombstones to all.ndjson");
        assertThat(cli().done("--data", "copy", "import", "all.ndjson"))
                .isEqualTo("accepted 4, duplicate 0, rejected 0, tombstones 1");
        assertThat(cli().done("--data", "copy", "import", "all.ndjson"))
                .isEqualTo("accepted 0, duplicate 4, rejected 0, tombstones 1");
        assertThat(cli().done("--data", "copy", "export", "-", "--user", "c1"))
                .isEqualTo(cli().done("export", "-", "--user", "c1"));
        assertThat(cli().done("--data", "copy", "verify")).isEqualTo("verified: nothing wrong");
    }

    @Test
    @DisplayName("an export is of one user, of a tenant, or of all")
    void scopes() {
        cli().done("remember", "one");
        cli().done("remember", "two", "--user", "ana");
        cli().done("remember", "three", "--user", "ana", "--tenant", "t");

        assertThat(cli().run("export", "f", "--json").json().get(0).toString())
                .isEqualTo("{\"file\":\"f\",\"experiences\":1,\"tombstones\":0}");
        assertThat(cli().done("export", "f", "--user", "ana")).contains("1 experiences");
        assertThat(cli().done("export", "f", "--all")).contains("3 experiences");
        assertThat(cli().done("export", "f", "--all", "--tenant", "t")).contains("1 experiences");
        assertThat(cli().done("export", "f", "--user", "nobody")).contains("0 experiences");
    }

    @Test
    @DisplayName("eval measures both profiles unless one is named, and leaves the data folder alone")
    void eval() throws IOException {
        write("set.json", SET);

        JsonNode both = cli().run("eval", "set.json", "--json").json().get(0);
        CommandLineRun.Ended one = cli().run("eval", "set.json", "--profile", "classic");

        assertThat(both.get("set").textValue()).isEqualTo("tiny");
        assertThat(both.get("profiles").properties())
                .extracting(entry -> entry.getKey())
                .containsExactly("default", "classic");
        assertThat(both.at("/profiles/classic/macro/ndcg10").doubleValue()).isEqualTo(1);
        assertThat(both.at("/profiles/classic/latency_ms/total/p99").isNumber()).isTrue();
        assertThat(one.out())
                .contains("profile classic")
                .doesNotContain("profile default")
                .contains("macro");
        assertThat(one.err()).isEmpty();
        assertThat(temp.resolve("data")).doesNotExist();
    }

    @Test
    @DisplayName("eval says where a set is malformed")
    void malformedSet() throws IOException {
        write("set.json", SET.replace("\"category\": 1", "\"category\": [1]"));

        CommandLineRun.Ended ended = cli().run("eval", "set.json");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo(
                        "recollect: set.json, question 1 at line 6 column 18: category must be a text, but was a list\n");
    }
}
