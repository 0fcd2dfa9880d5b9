// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("With real models and stores")
class LocalOpenerTest {
    @TempDir
    Path temp;

    private CommandLineRun cli() {
        return new CommandLineRun(temp, InstantSource.system(), new LocalOpener());
    }

    @Test
    @DisplayName("the demo cites the memory that holds the fact in each answer, and leaves nothing behind")
    void demo() throws IOException {
        String out = cli().done("demo");

        assertThat(out).contains("remembered 28 turns", "? What is Tom allergic to?", "base", "score");
        assertThat(out).contains("[1] 2025-03-16, Please do, only nothing with hazelnuts");
        assertThat(out).endsWith("each answer cites the memory that holds the fact; the scratch store is gone");
        try (var left = Files.list(temp)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @DisplayName("the demo as JSON is a document per question")
    void demoAsJson() {
        assertThat(cli().run("demo", "--json").json())
                .hasSize(3)
                .allSatisfy(
                        asked -> assertThat(asked.get("cited").booleanValue()).isTrue());
    }

    @Test
    @DisplayName("the demo fails where answers do not cite the fact")
    void failingDemo() {
        CommandLineRun.Ended ended =
                cli().environment(Map.of("CONTEXT_TOKEN_BUDGET", "1")).run("demo");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("do not cite the memory that holds the fact");
    }

    @Test
    @DisplayName("secrets are taken out and told of, unless redaction is off")
    void redaction() {
        String secret = "sk-" + "proj-" + "a1B2c3D4e5F6g7H8".repeat(3);

        CommandLineRun.Ended redacted = cli().run("remember", "the key is " + secret + " for now");
        cli().environment(Map.of("REDACTION", "off")).run("--user", "b", "remember", "the key is " + secret);

        assertThat(redacted.code()).isZero();
        assertThat(redacted.err())
                .startsWith("recollect: took out before it was stored: ")
                .hasLineCount(1);
        assertThat(cli().run("recall", "key").out()).contains("for now").doesNotContain(secret);
        assertThat(cli().run("recall", "key", "--user", "b").out()).contains(secret);
    }

    @Test
    @DisplayName("a folder that cannot be used, a foreign file, or another model is a failure in one line")
    void unusable() throws IOException {
        Files.writeString(temp.resolve("file"), "no folder");
        Files.createDirectory(temp.resolve("foreign"));
        Files.writeString(temp.resolve("foreign/raw_store.db"), "not a database at all, by no means, ".repeat(100));
        cli().done("remember", "one", "--data", "small");

        CommandLineRun.Ended file = cli().run("remember", "a", "--data", "file/data");
        CommandLineRun.Ended foreign = cli().run("stats", "--data", "foreign");
        CommandLineRun.Ended model = cli().environment(Map.of("EMBEDDING_MODEL", "all-minilm-l6-v2-q"))
                .run("stats", "--data", "small");

        assertThat(file.code()).isEqualTo(1);
        assertThat(file.err()).contains("cannot be created").hasLineCount(1);
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.err()).contains("raw_store.db").hasLineCount(1);
        assertThat(model.code()).isEqualTo(1);
        assertThat(model.err()).contains("recollect reembed --model").hasLineCount(1);
    }

    @Test
    @DisplayName("the store's file can lie elsewhere")
    void storeFile() {
        cli().environment(Map.of("RAW_STORE_DB_PATH", "elsewhere.db")).run("remember", "one");

        assertThat(temp.resolve("elsewhere.db")).exists();
        assertThat(temp.resolve("data/raw_store.db")).doesNotExist();
    }

    @Test
    @DisplayName("graphs are saved beside the store or elsewhere, from the threshold on, and rebuilt with it")
    void graphs() throws IOException {
        for (int i = 0; i < 3; i++) {
            cli().run("remember", "the number " + i);
        }

        cli().environment(Map.of("HNSW_THRESHOLD", "2")).run("rebuild-index");
        cli().environment(Map.of("HNSW_THRESHOLD", "2", "VECTOR_INDEX_PATH", "elsewhere"))
                .run("rebuild-index");
        cli().run("remember", "and one more");
        cli().run("rebuild-index");

        assertThat(temp.resolve("elsewhere")).isDirectoryContaining("glob:**.graph");
        assertThat(temp.resolve("data/vectors")).isDirectoryNotContaining("glob:**.graph");
    }

    @Test
    @DisplayName("sadness shows, and a preface with it, even in an empty store")
    void preface() {
        JsonNode sad = cli().run("answer", "--json", "I failed again and I hate everything about this")
                .json()
                .get(0);
        JsonNode plain = cli().run("answer", "--json", "--user", "b", "The meeting is at five")
                .json()
                .get(0);

        assertThat(sad.at("/affect/blended/valence").doubleValue()).isLessThan(-0.2);
        assertThat(sad.get("response").textValue())
                .isNotEqualTo(sad.get("draft").textValue())
                .endsWith(sad.get("draft").textValue());
        assertThat(plain.get("response").textValue())
                .isEqualTo(plain.get("draft").textValue());
    }
}
