// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Bm25Test {
    @Test
    @DisplayName("the rarer a word the more it tells, and even a word that all have tells something")
    void idf() {
        assertThat(Bm25.idf(10, 1)).isCloseTo(Math.log(1 + 9.5 / 1.5), within(1e-12));
        assertThat(Bm25.idf(10, 1)).isGreaterThan(Bm25.idf(10, 5));
        assertThat(Bm25.idf(10, 10))
                .isCloseTo(Math.log(1 + 0.5 / 10.5), within(1e-12))
                .isPositive();
    }

    @Test
    @DisplayName("a weight grows with the frequency towards a bound, and shrinks with the length")
    void weight() {
        assertThat(Bm25.weight(2, 1, 10, 10)).isCloseTo(2 * 1.9 / (1 + 0.9), within(1e-12));
        assertThat(Bm25.weight(2, 3, 20, 10)).isCloseTo(2 * 3 * 1.9 / (3 + 0.9 * (0.6 + 0.4 * 2)), within(1e-12));
        assertThat(Bm25.weight(2, 1_000_000, 10, 10)).isLessThan(2 * 1.9);
        assertThat(Bm25.weight(2, 1, 20, 10)).isLessThan(Bm25.weight(2, 1, 10, 10));
    }

    @Test
    @DisplayName("in a small scope every word that it holds is scored, in the order of the words")
    void smallScope() {
        assertThat(Bm25.termsToScore(Map.of("tea", 20_000L, "and", 19_999L, "none", 0L, "Zoë", 1L), 20_000))
                .containsExactly("Zoë", "and", "tea");
        assertThat(Bm25.termsToScore(Map.of(), 5)).isEmpty();
    }

    @Test
    @DisplayName("in a large scope the rarest words are scored while their postings fit, and two at least")
    void largeScope() {
        assertThat(Bm25.termsToScore(Map.of("a", 9_000L, "b", 8_000L, "c", 3_000L, "d", 3_001L), 20_001))
                .containsExactly("b", "c", "d");
        assertThat(Bm25.termsToScore(Map.of("c", 9_000L, "b", 8_000L, "a", 3_000L), 20_001))
                .containsExactly("a", "b", "c");
        assertThat(Bm25.termsToScore(Map.of("x", 20_001L, "y", 20_001L, "z", 20_001L), 20_001))
                .containsExactly("x", "y");
        assertThat(Bm25.termsToScore(Map.of("x", 20_001L, "rare", 1L, "none", 0L), 20_001))
                .containsExactly("rare", "x");
    }
}
