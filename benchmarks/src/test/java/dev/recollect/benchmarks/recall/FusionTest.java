// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.recall.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fusion of signals")
class FusionTest {
    private static final Example EXAMPLE = Invented.example(
            "c",
            Set.of("answer"),
            List.of(
                    Invented.item("answer", Map.of(Signal.WORDS, 0.9, Signal.RECENCY, 0.5, Signal.SIZE, 0.7)),
                    Invented.item("other", Map.of(Signal.MEANING, 1.3, Signal.SIZE, 0.7))));

    @Test
    @DisplayName("adds up weight times signal, a signal that was not read counting nothing")
    void sums() {
        Fusion fusion = new Fusion(Map.of(Signal.WORDS, 2.0, Signal.RECENCY, 0.2, Signal.DATE, 4.0));

        ScoredQuestion scored = fusion.score(EXAMPLE);

        assertThat(scored.sum(0)).isCloseTo(1.9, within(1e-12));
        assertThat(scored.sum(1)).isZero();
        assertThat(scored.logSize()).isEqualTo(0.7);
        assertThat(scored.answerable()).isTrue();
    }

    @Test
    @DisplayName(
            "is trained to three decimals for all signals but recency, which is set, and size, which ranks nothing")
    void trained() {
        Fusion fusion = Fusion.train(List.of(EXAMPLE), 0.001, Set.of());

        assertThat(fusion.weights())
                .containsEntry(Signal.RECENCY, 0.2)
                .doesNotContainKey(Signal.SIZE)
                .hasSize(Signal.values().length - 1);
        assertThat(fusion.weights().get(Signal.WORDS)).isPositive();
        assertThat(fusion.weights().get(Signal.MEANING)).isNegative();
        assertThat(fusion.weights().values())
                .allSatisfy(weight -> assertThat(weight * 1_000).isCloseTo(Math.rint(weight * 1_000), within(1e-9)));
    }

    @Test
    @DisplayName("of a question with no candidates is nothing, of no size")
    void nothing() {
        ScoredQuestion scored =
                new Fusion(Map.of(Signal.WORDS, 2.0)).score(Invented.example("c", Set.of("a"), List.of()));

        assertThat(scored.size()).isZero();
        assertThat(scored.logSize()).isZero();
    }
}
