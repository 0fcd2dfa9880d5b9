// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reader of recall sets")
class RecallSetReaderTest {
    private static final String TURN =
            "{'id': 'a', 'session': 1, 'speaker': 'Ana', 'at': '2024-03-02T10:00:00Z', 'text': 'it rains'}";
    private static final String QUESTION = "{'id': 'q', 'text': 'rain?', 'category': 2, 'evidence': ['a']}";

    @TempDir
    Path folder;

    @Test
    @DisplayName("reads conversations with their turns and questions in the order of the file")
    void reads() {
        RecallSet set = RecallSetReader.read(MadeUpSet.in(folder));

        assertThat(set.name()).isEqualTo("made-up");
        assertThat(set.conversations())
                .extracting(RecallSet.Conversation::id)
                .containsExactly("allotment", "orchestra", "workshop");
        RecallSet.Conversation first = set.conversations().get(0);
        assertThat(first.turns()).hasSize(8);
        assertThat(first.turns().get(1))
                .isEqualTo(new RecallSet.Turn(
                        "D1:2",
                        "1",
                        Optional.of("Hugo"),
                        Instant.parse("2024-03-02T10:01:00Z"),
                        "Which kind did you pick?",
                        Optional.empty()));
        assertThat(first.questions().get(0))
                .isEqualTo(new RecallSet.Question(
                        "allotment/q0", "Which potatoes did Petra plant?", "4", Set.of("D1:1", "D1:3")));
        assertThat(first.asked()).isEqualTo("2024-05-12T18:33:00Z");
        assertThat(set.skipped()).isZero();
    }

    @Test
    @DisplayName(
            "leaves out and counts questions without evidence or with evidence that is no turn, as an evaluation does")
    void unknownEvidence() throws IOException {
        RecallSet set = RecallSetReader.read(file(set(
                TURN,
                QUESTION + "," + QUESTION.replace("['a']", "[]") + ","
                        + QUESTION.replace("['a']", "['a', 'elsewhere']"))));

        assertThat(set.conversations().get(0).questions()).hasSize(1);
        assertThat(set.skipped()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'at': '2024-03-02T10:00:00Z' | 'at': 'Saturday' | at",
                "'at': '2024-03-02T10:00:00Z' | 'moment': 1 | at",
                "'text': 'it rains' | 'said': 'it rains' | text",
                "'id': 'a' | 'turn': 'a' | id",
                "'evidence': ['a'] | 'evidence': 'a' | evidence",
                "'category': 2 | 'kind': 2 | category"
            })
    @DisplayName("names the file, the place and the field of what is malformed")
    void malformed(String right, String wrong, String field) throws IOException {
        Path file = file(set(TURN, QUESTION).replace(right, wrong));

        assertThatThrownBy(() -> RecallSetReader.read(file))
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining("1 at line 1 column")
                .hasMessageContaining(": " + field + " must be");
    }

    @Test
    @DisplayName("refuses what is there twice, a turn in its conversation or a conversation")
    void twice() throws IOException {
        Path turns = file(set(TURN + "," + TURN, QUESTION));

        assertThatThrownBy(() -> RecallSetReader.read(turns))
                .hasMessageStartingWith("set.json, turn 2 at line 1 column ")
                .hasMessageEndingWith(": the turn 'a' must be there once, but is there again");

        String conversation = "{'id': 'c', 'turns': [], 'questions': []}";
        Path conversations = file("{'name': 'x', 'conversations': [" + conversation + "," + conversation + "]}");
        assertThatThrownBy(() -> RecallSetReader.read(conversations))
                .hasMessageContaining("set.json")
                .hasMessageContaining("must be there once, but 'c' is there again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "{'name': 'x'}", "{'name': 'x', 'conversations': []}", "{'conversations': 3}"})
    @DisplayName("names a file that is empty, cut short, no JSON or without conversations")
    void noSet(String json) throws IOException {
        Path file = file(json);

        assertThatThrownBy(() -> RecallSetReader.read(file))
                .isNotInstanceOf(NullPointerException.class)
                .hasMessageContaining("set.json");
    }

    @Test
    @DisplayName("names a file that is not there")
    void missing() {
        assertThatThrownBy(() -> RecallSetReader.read(folder.resolve("nowhere.json")))
                .hasMessageContaining("nowhere.json")
                .hasMessageContaining("no such file");
    }

    private static String set(String turns, String questions) {
        return "{'name': 'x', 'conversations': [{'id': 'c', 'turns': [" + turns + "], 'questions': [" + questions
                + "]}]}";
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("set.json"), json.replace('\'', '"'));
    }
}
