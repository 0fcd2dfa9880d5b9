// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The vectors of words")
class WordVectorsTest {
    @ParameterizedTest
    @CsvSource({
        "refuse, decline, umbrella",
        "region, area, spoon",
        "rarely, seldom, painted",
        "repair, fix, ocean",
        "flat, apartment, violin",
        "doctor, physician, gravel",
    })
    @DisplayName("put words that mean the same nearer than others")
    void alike(String word, String same, String other) {
        assertThat(WordVectors.similarity(word, same)).isGreaterThan(WordVectors.similarity(word, other) + .2);
    }

    @Test
    @DisplayName("say 1 of equal words, known or not, and nothing of those that nobody knows")
    void edges() {
        assertThat(WordVectors.similarity("house", "house")).isEqualTo(1);
        assertThat(WordVectors.similarity("qwrtzpx", "qwrtzpx")).isEqualTo(1);
        assertThat(WordVectors.similarity("qwrtzpx", "house")).isEqualTo(WordVectors.UNKNOWN);
        assertThat(WordVectors.isKnown("qwrtzpx")).isFalse();
        assertThat(WordVectors.rarity("qwrtzpx")).isEqualTo(1);
        assertThat(WordVectors.meaning("qwrtzpx", 4)).isEmpty();
    }

    @Test
    @DisplayName("know common endings, and which words are rare")
    void forms() {
        assertThat(WordVectors.isKnown("umbrellas")).isTrue();
        assertThat(WordVectors.similarity("umbrellas", "umbrella")).isGreaterThan(.6);
        assertThat(WordVectors.rarity("the")).isLessThan(WordVectors.rarity("walnut"));
        assertThat(WordVectors.meaning("house", 4)).hasSize(4);
    }

    @Test
    @DisplayName("find the likest of several words")
    void likest() {
        WordVectors.Words words = new WordVectors.Words(List.of("spoon", "area", "violin"));

        assertThat(words.likest("region")).isEqualTo(WordVectors.similarity("region", "area"));
        assertThat(words.likest("violin")).isEqualTo(1);
        assertThat(new WordVectors.Words(List.of()).likest("violin")).isEqualTo(WordVectors.UNKNOWN);
    }
}
