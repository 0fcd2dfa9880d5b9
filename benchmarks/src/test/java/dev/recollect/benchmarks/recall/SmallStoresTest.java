// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whoever asks a small store, with all defaults,")
class SmallStoresTest {
    private static final List<Asked> ASKED = new ArrayList<>();

    @TempDir
    static Path folder;

    private static Instant now = Instant.EPOCH;

    @BeforeAll
    static void ask() {
        try (Memory memory = LocalMemory.builder(folder)
                .with(builder -> builder.clock(() -> now).random(new Random(1)).maintenanceInterval(Duration.ZERO))
                .open()) {
            for (RecallSet.Conversation store : RecallSetReader.smallStores().conversations()) {
                now = store.asked();
                List<ExperienceId> ids = remember(memory, store);
                for (RecallSet.Question question : store.questions()) {
                    RecallRequest request = RecallRequest.of(store.scope(), question.text());
                    ASKED.add(new Asked(
                            question,
                            ids,
                            memory.recall(request).memories(),
                            memory.recall(request.withProfile(RecallProfile.CLASSIC))
                                    .memories()));
                }
            }
        }
    }

    private static List<ExperienceId> remember(Memory memory, RecallSet.Conversation store) {
        List<RememberRequest> requests =
                store.turns().stream().map(turn -> turn.request(store.scope())).toList();
        return memory.rememberAll(requests).stream()
                .map(Remembered::id)
                .map(id -> id.orElseThrow())
                .toList();
    }

    @Test
    @DisplayName("gets an answer first for nine questions in ten or more")
    void rightAtTop() {
        List<Asked> answerable = ASKED.stream().filter(Asked::answerable).toList();

        assertThat(answerable).hasSizeGreaterThan(70);
        assertMostly(0.9, answerable, Asked::isRightAtTop);
    }

    @Test
    @DisplayName("is told of nine questions in ten or more rightly whether anything remembered bears on them")
    void relevant() {
        assertMostly(0.9, ASKED, Asked::isRightlyRelevant);
    }

    @Test
    @DisplayName("is seldom told that an answer does not matter, and not often that something else does")
    void bothSides() {
        assertMostly(0.95, ASKED.stream().filter(Asked::answerable).toList(), Asked::isRightlyRelevant);
        assertMostly(0.8, ASKED.stream().filter(asked -> !asked.answerable()).toList(), Asked::isRightlyRelevant);
    }

    @Test
    @DisplayName("gets an answer first at least as often as under the profile classic, whatever kind of store it is")
    void notWorseThanClassic() {
        Map<String, List<Asked>> byKind = ASKED.stream()
                .filter(Asked::answerable)
                .collect(Collectors.groupingBy(asked -> asked.question().category()));

        assertThat(byKind)
                .hasSize(6)
                .allSatisfy((kind, asked) -> assertThat(
                                asked.stream().filter(Asked::isRightAtTop).count())
                        .isGreaterThanOrEqualTo(asked.stream()
                                .filter(Asked::isRightAtTopOfClassic)
                                .count()));
    }

    private static void assertMostly(double least, List<Asked> all, Predicate<Asked> right) {
        List<Asked> wrong = all.stream().filter(right.negate()).toList();
        assertThat(1 - (double) wrong.size() / all.size())
                .as("wrong: %s", texts(wrong))
                .isGreaterThanOrEqualTo(least);
    }

    private static List<String> texts(List<Asked> asked) {
        return asked.stream().map(one -> one.question.text()).toList();
    }

    /* A question, the memories of its store in order, and what was recalled, by default and under the profile classic. */
    private record Asked(
            RecallSet.Question question, List<ExperienceId> ids, List<Recalled> memories, List<Recalled> classic) {
        boolean answerable() {
            return question.answerable();
        }

        boolean isRightAtTop() {
            return !memories.isEmpty() && answers(memories.get(0));
        }

        boolean isRightAtTopOfClassic() {
            return !classic.isEmpty() && answers(classic.get(0));
        }

        /* An answer is relevant, or nothing is where there is none. */
        boolean isRightlyRelevant() {
            return answerable()
                    ? memories.stream().anyMatch(memory -> memory.relevant() && answers(memory))
                    : memories.stream().noneMatch(Recalled::relevant);
        }

        private boolean answers(Recalled memory) {
            Set<String> evidence = question.evidence();
            return evidence.contains(
                    String.valueOf(ids.indexOf(memory.experience().id())));
        }
    }
}
