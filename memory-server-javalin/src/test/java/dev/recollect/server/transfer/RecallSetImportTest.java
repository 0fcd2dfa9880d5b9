// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.server.InMemory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An import of a recall set")
class RecallSetImportTest {
    private static final String SET = """
            {"conversations": [
              {"turns": [
                 {"id": "D1:1", "session": 1, "speaker": "Ana", "at": "2023-05-08T13:56:00Z", "text": "hello", "image": null},
                 {"id": "D1:2", "session": 1, "speaker": "Bea", "at": "2023-05-08T13:57:00Z", "text": "hi"}],
               "questions": [{"id": "q", "text": "?", "category": 1, "evidence": ["D1:1"]}],
               "id": "c1"},
              {"id": "c2", "turns": [
                 {"id": "D1:1", "session": "one", "speaker": "Cid", "at": "2023-05-08T13:56:00Z", "text": "hello"}]}],
             "name": "tiny"}
            """;

    private final Memory memory = InMemory.memory();

    @AfterEach
    void close() {
        memory.close();
    }

    private Lines imported(String set) {
        return Lines.imported(memory, "set.json", set.getBytes(StandardCharsets.UTF_8), ImportFormat.RECALL_SET, 500);
    }

    @Test
    @DisplayName("makes conversations users, sessions sessions, and turns occurrences")
    void mapping() {
        Lines imported = imported(SET);

        assertThat(imported.totals()).isEqualTo(new ImportTotals(3, 3, 0, 0, 0));
        assertThat(memory.scopes()).containsExactly(Scope.ofUser("c1"), Scope.ofUser("c2"));
        Experience first = memory.list(
                        new ExperienceQuery(Scope.ofUser("c1"), ExperienceFilter.ALL, 10, Optional.empty()))
                .get(1);
        assertThat(first.type()).isEqualTo(ExperienceType.OCCURRENCE);
        assertThat(first.content().text()).isEqualTo("hello");
        assertThat(first.content().speaker()).contains("Ana");
        assertThat(first.content().attributes()).isEqualTo(Map.of("turn_id", "D1:1"));
        assertThat(first.sessionId()).contains("1");
        assertThat(first.occurredAt()).isEqualTo(Instant.parse("2023-05-08T13:56:00Z"));
    }

    @Test
    @DisplayName("is taken in once, under keys of set, conversation and turn")
    void idempotent() {
        imported(SET);

        Lines again = imported(SET);
        Lines renamed = imported(SET.replace("tiny", "other"));

        assertThat(again.totals()).isEqualTo(new ImportTotals(3, 0, 3, 0, 0));
        assertThat(renamed.totals()).isEqualTo(new ImportTotals(3, 3, 0, 0, 0));
    }

    @Test
    @DisplayName("rejects a turn that breaks a rule, with its number and place, and takes all others")
    void badTurn() {
        String bad = SET.replace("\"at\": \"2023-05-08T13:57:00Z\"", "\"at\": 5");

        Lines imported = imported(bad);

        assertThat(imported.totals()).isEqualTo(new ImportTotals(3, 2, 0, 1, 0));
        assertThat(imported.rejection(2)).isEqualTo("turn 2 at line 4 column 6: at must be a text, but was a number");
    }

    @ParameterizedTest(name = "stores nothing where the file is no whole recall set: {0}")
    @ValueSource(
            strings = {
                "{\"name\": \"n\", \"conversations\": [{\"id\": \"c\", \"turns\": [{\"id\": \"1\", \"at\": \"2023-05-08T13:56:00Z\", \"text\": \"x\"}",
                "{\"conversations\": [{\"id\": \"c\", \"turns\": []}]}",
                "{\"name\": \"n\", \"conversations\": []}",
                "{\"name\": \"n\", \"conversations\": [{\"turns\": []}]}",
                "{\"name\": \"n\", \"conversations\": [{\"id\": \"c\"}, {\"id\": \"c\"}]}",
                "{\"name\": 5, \"conversations\": [{\"id\": \"c\"}]}",
                "{\"name\": \"n\", \"conversations\": {}}",
                "{\"name\": \"n\", \"conversations\": [{\"id\": \"c\", \"turns\": {}}]}",
                "{\"name\": \"n\", \"conversations\": [{\"id\": \"c\", \"turns\": [5]}]}",
                "{\"name\": \"n\", \"conversations\": [{\"id\": \"c\\u0000\"}]}",
                "{\"name\": \"n\", \"conversations\": [{\"id\": \"c\"}]} {}",
                "[]",
                "",
                "nonsense"
            })
    void malformed(String content) {
        assertThatThrownBy(() -> imported(content))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("set.json, line ");
        assertThat(memory.statistics().store().total()).isZero();
    }

    @Test
    @DisplayName("stores nothing where a text is longer than any may be, or the nesting too deep")
    void bounds() {
        String turn = "{\"name\": \"n\", \"conversations\": [{\"id\": \"c\", \"turns\": [{\"id\": \"1\", \"text\": ";

        assertThatThrownBy(() -> imported(turn + "\"" + "x".repeat(9_000_000) + "\"}]}]}"))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("maximum");
        assertThatThrownBy(() -> imported(turn + "[".repeat(100_000)))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    @DisplayName("rejects evidence that is no list of turn ids when questions are read")
    void evidence() {
        StringBuilder said = new StringBuilder();
        ImportSource source = ImportSource.of(
                "set.json",
                new java.io.ByteArrayInputStream(
                        SET.replace("[\"D1:1\"]", "[\"D1:1\", {\"a\": [1]}]").getBytes(StandardCharsets.UTF_8)));
        try (source) {
            RecallSetReader reader = new RecallSetReader(source);
            reader.read(
                    reader.outline(),
                    (place, detail) -> said.append(place).append(": ").append(detail));
        }

        assertThat(said)
                .hasToString(
                        "question 1 at line 5 column 18: evidence must be a list of turn ids, but one was an object");
    }
}
