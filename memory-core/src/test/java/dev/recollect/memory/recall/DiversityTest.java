// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Diversity")
class DiversityTest {
    private static final UnicodeAnalyzer ANALYZER = new UnicodeAnalyzer();

    private final Past past = new Past();

    private List<Recalled> recalled(RecallRequest request) {
        return past.recaller().recall(request).memories();
    }

    private static List<ExperienceId> ids(List<Recalled> memories) {
        return memories.stream().map(memory -> memory.experience().id()).toList();
    }

    @Test
    @DisplayName("lets what says the same again wait behind what says something else")
    void nearDuplicates() {
        ExperienceId best = past.add(Said.text("the cat sleeps in the garden"));
        ExperienceId again = past.add(Said.text("the cat sleeps in the garden."));
        ExperienceId once = past.add(Said.text("In the garden, the cat sleeps"));
        ExperienceId other = past.add(Said.text("a cat sleeps behind our oven"));
        RecallRequest request =
                RecallRequest.of(Past.ADA, "the cat sleeps in the garden").withTopK(4);

        assertThat(ids(recalled(request))).containsExactly(best, again, once, other);
        assertThat(ids(recalled(request.withDiversity(0.7)))).containsExactly(best, other, again, once);
        assertThat(ids(recalled(request.withDiversity(0.7).withTopK(2)))).containsExactly(best, other);
    }

    @Test
    @DisplayName("compares texts without words, too, and the beginnings of long ones")
    void oddTexts() {
        past.add(Said.text("!!!"));
        past.add(Said.text("???"));
        past.add(Said.text("the cat " + "sleeps ".repeat(10_000)));
        past.add(Said.text("\uD83D\uDE00".repeat(5_000)));

        assertThat(recalled(RecallRequest.of(Past.ADA, "the cat").withDiversity(0.5)))
                .hasSize(4);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("chooses one after the other by (1 - d) of the score less d of the likeness to what was chosen")
    void byTheFormula(long seed) {
        Random chance = new Random(seed);
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 1 + chance.nextInt(300));
        for (int i = 0; i < 6; i++) {
            double diversity = i == 0 ? 1 : chance.nextDouble();
            RecallRequest request = RecallRequest.of(Past.ADA, random.text())
                    .withProfile(i % 2 == 0 ? RecallProfile.DEFAULT : RecallProfile.CLASSIC)
                    .withTopK(30);
            List<Recalled> pool = recalled(request.withTopK(Limits.TOP_K));

            List<Recalled> chosen = recalled(request.withDiversity(diversity));

            assertThat(chosen).isEqualTo(greedy(pool, request.topK(), diversity));
        }
    }

    /* The definition, word for word. */
    private static List<Recalled> greedy(List<Recalled> pool, int count, double diversity) {
        List<Recalled> left = new ArrayList<>(pool);
        List<Recalled> chosen = new ArrayList<>();
        while (!left.isEmpty() && chosen.size() < count) {
            Recalled next = left.stream()
                    .max(Comparator.<Recalled>comparingDouble(memory ->
                                    (1 - diversity) * memory.score().value() - diversity * likeness(memory, chosen))
                            .thenComparing(memory -> -pool.indexOf(memory)))
                    .orElseThrow();
            left.remove(next);
            chosen.add(next);
        }
        return chosen;
    }

    private static double likeness(Recalled memory, List<Recalled> chosen) {
        Set<String> words = Set.copyOf(ANALYZER.terms(memory.text()));
        return chosen.stream()
                .mapToDouble(other -> {
                    Set<String> others = Set.copyOf(ANALYZER.terms(other.text()));
                    Set<String> shared = new HashSet<>(words);
                    shared.retainAll(others);
                    return shared.size() / Math.sqrt((double) words.size() * others.size());
                })
                .max()
                .orElse(0);
    }

    @ParameterizedTest(name = "{0} experiences")
    @ValueSource(ints = {1, 30, 450})
    @DisplayName("gives as many as there are, the same first ones however many are asked for, with the scores they had")
    void firstOnes(int size) {
        RandomPast random = new RandomPast(size);
        random.fill(past, Past.ADA, size);
        for (int i = 0; i < 8; i++) {
            RecallRequest request = RecallRequest.of(Past.ADA, random.text())
                    .withFilter(i == 0 ? ExperienceFilter.DEFAULT : random.filter())
                    .withTopK(Limits.TOP_K);
            List<Recalled> plain = recalled(request);
            Map<ExperienceId, Recalled> byId = plain.stream()
                    .collect(Collectors.toMap(memory -> memory.experience().id(), Function.identity()));
            RecallRequest varied = request.withDiversity(0.3 + i / 20.0);

            List<Recalled> most = recalled(varied);

            assertThat(most)
                    .hasSameSizeAs(plain)
                    .allSatisfy(memory -> assertThat(memory)
                            .isEqualTo(byId.get(memory.experience().id())));
            IntStream.of(1, 3, 10, 11, 60)
                    .forEach(topK -> assertThat(recalled(varied.withTopK(topK)))
                            .isEqualTo(most.subList(0, Math.min(topK, most.size()))));
            assertThat(recalled(request.withDiversity(0))).isEqualTo(plain);
        }
    }
}
