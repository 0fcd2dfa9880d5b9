// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The small stores")
class SmallStoresSetTest {
    private static final List<RecallSet.Conversation> STORES =
            RecallSetReader.smallStores().conversations();

    @Test
    @DisplayName(
            "are notes, exchanges, dialogues, three memories, one session, several languages, each under a name of its own")
    void kinds() {
        assertThat(STORES).extracting(RecallSet.Conversation::id).doesNotHaveDuplicates();
        assertThat(questions().map(RecallSet.Question::category).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "notes", "exchanges", "dialogue", "three memories", "one session", "languages");
    }

    @Test
    @DisplayName("ask for what is in them and for what is not, and name only answers that are there")
    void evidence() {
        assertThat(questions().filter(RecallSet.Question::answerable).count()).isGreaterThan(70);
        assertThat(questions().filter(question -> !question.answerable()).count())
                .isGreaterThan(20);
        assertThat(STORES).allSatisfy(store -> {
            Set<String> turns = new HashSet<>();
            store.turns().forEach(turn -> turns.add(turn.id()));
            assertThat(store.questions())
                    .isNotEmpty()
                    .allSatisfy(question -> assertThat(turns).containsAll(question.evidence()));
        });
    }

    @Test
    @DisplayName("happened on days of their own, in a session each, unless at one sitting")
    void sittings() {
        RecallSet.Conversation days = store("preferences");
        RecallSet.Conversation sitting = store("notes of one sitting");

        assertThat(days.turns()).extracting(RecallSet.Turn::session).doesNotHaveDuplicates();
        assertThat(Duration.between(
                        days.turns().get(0).at(), days.turns().get(1).at()))
                .isEqualTo(Duration.ofDays(1));
        assertThat(sitting.turns()).extracting(RecallSet.Turn::session).containsOnly("sitting");
        assertThat(Duration.between(
                        sitting.turns().get(0).at(), sitting.turns().get(1).at()))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(store("dated").turns().get(1).at()).isEqualTo("2025-09-20T10:00:00Z");
    }

    @Test
    @DisplayName("hold notes, exchanges with their responses, and turns with their speakers")
    void turns() {
        RecallSet.Turn note = store("a single note").turns().get(0);
        RecallSet.Turn exchange = store("an answered exchange").turns().get(0);
        RecallSet.Turn turn = store("two friends").turns().get(1);

        assertThat(note.indexed()).isEqualTo("My sister Ana lives in Porto and works as a nurse.");
        assertThat(note.response()).isEmpty();
        assertThat(exchange.indexed()).isEqualTo("I just adopted a grey kitten and named her Pixel.");
        assertThat(exchange.response()).hasValue("Congratulations! Pixel is a lovely name for a kitten.");
        assertThat(turn.speaker()).hasValue("Omar");
        assertThat(turn.indexed()).startsWith("Omar: Great, we went hiking");
    }

    private static Stream<RecallSet.Question> questions() {
        return STORES.stream().flatMap(store -> store.questions().stream());
    }

    private static RecallSet.Conversation store(String name) {
        return STORES.stream()
                .filter(store -> store.id().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
