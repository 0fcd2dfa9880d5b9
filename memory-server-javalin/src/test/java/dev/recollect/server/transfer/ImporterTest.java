// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.server.InMemory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An import of lines")
class ImporterTest {
    private final Memory memory = InMemory.memory();

    @AfterEach
    void close() {
        memory.close();
    }

    private List<Experience> stored(Scope scope) {
        return memory.list(new ExperienceQuery(scope, ExperienceFilter.ALL, 200, Optional.empty()));
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{\"text\": \"note " + i + "\"}")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    @DisplayName("stores every field of a line")
    void fields() {
        String line = """
                {"text": "Ana lives in Porto", "user": "bea", "session_id": "s1", "speaker": "Bea", \
                "occurred_at": "2025-03-01T10:00:00+01:00", "attributes": {"source": "diary"}, "idempotency_key": "k1"}
                """;

        Lines imported = Lines.imported(memory, line);

        Experience experience = stored(Scope.ofUser("bea")).get(0);
        assertThat(imported.totals()).isEqualTo(new ImportTotals(1, 1, 0, 0, 0));
        assertThat(experience.content().text()).isEqualTo("Ana lives in Porto");
        assertThat(experience.content().speaker()).contains("Bea");
        assertThat(experience.content().attributes()).containsEntry("source", "diary");
        assertThat(experience.sessionId()).contains("s1");
        assertThat(experience.occurredAt()).isEqualTo(Instant.parse("2025-03-01T09:00:00Z"));
        assertThat(experience.provenance().method()).isEqualTo(Provenance.Method.IMPORT);
    }

    @Test
    @DisplayName("keeps an exchange, derived notes and their parents")
    void exchangesAndParents() {
        ExperienceId parent = Lines.imported(memory, "{\"prompt\": \"Who?\", \"response\": \"Ana\"}")
                .chunks()
                .get(0)
                .experienceIds()
                .get(0)
                .orElseThrow();

        Lines child = Lines.imported(
                memory, "{\"text\": \"Ana it was\", \"type\": \"observation\", \"parents\": [\"" + parent + "\"]}");

        assertThat(child.totals().accepted()).isEqualTo(1);
        assertThat(stored(Lines.DEFAULT))
                .extracting(experience -> experience.parents())
                .containsExactlyInAnyOrder(List.of(), List.of(parent));
    }

    @Test
    @DisplayName("is told of in chunks of so many lines, each with its ids in order")
    void chunks() {
        Lines imported =
                Lines.imported(memory, "n", lines(25).getBytes(StandardCharsets.UTF_8), ImportFormat.NDJSON, 10);

        assertThat(imported.chunks())
                .extracting(chunk -> chunk.lineFrom() + "-" + chunk.lineTo() + " " + chunk.accepted())
                .containsExactly("1-10 10", "11-20 10", "21-25 5");
        List<ExperienceId> ids = imported.chunks().stream()
                .flatMap(chunk -> chunk.experienceIds().stream())
                .flatMap(Optional::stream)
                .toList();
        assertThat(ids)
                .hasSize(25)
                .isSorted()
                .allSatisfy(id -> assertThat(memory.find(Lines.DEFAULT, id)).isPresent());
    }

    @Test
    @DisplayName("is taken in once, however often it is imported, and goes on where it was cut short")
    void idempotent() {
        Lines.imported(memory, lines(7));

        Lines again = Lines.imported(memory, lines(10));

        assertThat(again.totals()).isEqualTo(new ImportTotals(10, 3, 7, 0, 0));
        assertThat(memory.statistics().store().total()).isEqualTo(10);
        assertThat(again.chunks().get(0).experienceIds()).doesNotContain(Optional.empty());
    }

    @Test
    @DisplayName("takes equal lines of one file as two experiences, and the same key as one")
    void equalLines() {
        Lines equal = Lines.imported(memory, "{\"text\": \"yes\"}\n{\"text\": \"yes\"}\n");
        Lines keyed = Lines.imported(
                memory,
                "{\"text\": \"no\", \"idempotency_key\": \"k\"}\n{\"text\": \"no\", \"idempotency_key\": \"k\"}\n");

        assertThat(equal.totals()).isEqualTo(new ImportTotals(2, 2, 0, 0, 0));
        assertThat(keyed.totals()).isEqualTo(new ImportTotals(2, 1, 1, 0, 0));
    }

    @Test
    @DisplayName("puts lines without a session into one named after the file, across chunks")
    void session() {
        Lines.imported(memory, "notes.ndjson", lines(5).getBytes(StandardCharsets.UTF_8), ImportFormat.NDJSON, 2);

        assertThat(memory.sessions().list(Lines.DEFAULT, 10))
                .singleElement()
                .satisfies(session -> assertThat(session.sessionId()).isEqualTo("import notes.ndjson"))
                .satisfies(session -> assertThat(session.experiences()).isEqualTo(5));
    }

    @Test
    @DisplayName("rejects what breaks a rule, with line and reason, and stores all else")
    void badLines() {
        String content = """
                {"text": "first"}
                {"text": ""}
                not json
                {"text": "unknown", "colour": "red"}
                {"text": 5}
                {"text": "both", "prompt": "p", "response": "r"}
                {"prompt": "no response"}
                []
                "text"
                {"text": "ancient", "occurred_at": "1850-01-01T00:00:00Z"}
                {"text": "future", "occurred_at": "2999-01-01T00:00:00Z"}
                {"text": "when", "occurred_at": "yesterday"}
                {"text": "who", "user": "a\\u0001b"}
                {"text": "nul \\u0000"}
                {"text": "half \\ud800"}
                {"text": "twice", "text": "twice"}
                {"text": "orphan", "type": "observation", "parents": ["exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C"]}
                {"text": "sort", "type": "rumour"}
                {"text": "two"} {"text": "documents"}

                {"text": "last"}""";

        Lines imported = Lines.imported(memory, content);

        assertThat(imported.totals().accepted()).isEqualTo(2);
        assertThat(imported.totals().rejected()).isEqualTo(18);
        assertThat(stored(Lines.DEFAULT))
                .extracting(experience -> experience.content().text())
                .containsExactlyInAnyOrder("first", "last");
        assertThat(imported.rejection(2)).isEqualTo("text must not be blank");
        assertThat(imported.rejection(4)).startsWith("colour is unknown");
        assertThat(imported.rejection(5)).isEqualTo("text must be a string");
        assertThat(imported.rejection(10)).startsWith("occurred_at must not lie before 1900");
        assertThat(imported.rejection(11)).startsWith("occurred_at must not lie more than a day ahead");
        assertThat(imported.rejection(17)).isEqualTo("parent exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C is unknown");
        assertThat(imported.chunks().get(0).lineFrom()).isEqualTo(1);
        assertThat(imported.chunks().get(0).lineTo()).isEqualTo(21);
        assertThat(imported.chunks().get(0).experienceIds()).hasSize(20);
    }

    @Test
    @DisplayName("rejects a key that belongs to other content")
    void conflictingKey() {
        Lines.imported(memory, "{\"text\": \"one\", \"idempotency_key\": \"k\"}");

        Lines other = Lines.imported(memory, "{\"text\": \"two\", \"idempotency_key\": \"k\"}");

        assertThat(other.rejection(1)).contains("belongs to exp_").contains("other content");
    }

    @Test
    @DisplayName("does not care for byte order marks, carriage returns, blank lines or a missing last line end")
    void dressing() {
        Lines imported = Lines.imported(memory, "\uFEFF{\"text\": \"one\"}\r\n\r\n   \n{\"text\": \"zwei äöü 😀\"}");

        assertThat(imported.totals()).isEqualTo(new ImportTotals(2, 2, 0, 0, 0));
        assertThat(stored(Lines.DEFAULT))
                .extracting(experience -> experience.content().text())
                .contains("zwei äöü 😀");
    }

    @Test
    @DisplayName("rejects lines that are no UTF-8, hold NUL bytes or nest too deep, and nothing else")
    void hostileBytes() {
        byte[] start = "{\"text\": \"ok\"}\n{\"text\": \"x".getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[start.length + 8];
        System.arraycopy(start, 0, content, 0, start.length);
        byte[] rest = {(byte) 0xC3, (byte) 0x28, '"', '}', '\n', 0, 0, '\n'};
        System.arraycopy(rest, 0, content, start.length, rest.length);

        Lines bytes = Lines.imported(memory, "n", content, ImportFormat.NDJSON, 500);
        Lines deep = Lines.imported(memory, "{\"attributes\": " + "[".repeat(100_000) + "\n{\"text\": \"fine\"}");

        assertThat(bytes.totals()).isEqualTo(new ImportTotals(3, 1, 0, 2, 0));
        assertThat(bytes.rejection(2)).contains("must be UTF-8");
        assertThat(deep.totals()).isEqualTo(new ImportTotals(2, 1, 0, 1, 0));
    }

    @Test
    @DisplayName("flushes a chunk early where its lines are long")
    void longLines() {
        String text = "word ".repeat(18_000);
        String content = IntStream.range(0, 200)
                .mapToObj(i -> "{\"text\": \"" + i + " " + text + "\"}")
                .collect(Collectors.joining("\n"));

        Lines imported = Lines.imported(memory, content);

        assertThat(imported.totals().accepted()).isEqualTo(200);
        assertThat(imported.chunks()).hasSizeBetween(2, 4);
    }

    @Test
    @DisplayName("wants chunks of 1 to 500 lines")
    void chunkSize() {
        assertThatThrownBy(() -> new Importer(memory, Lines.DEFAULT, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Importer(memory, Lines.DEFAULT, 501)).isInstanceOf(InvalidInputException.class);
    }
}
