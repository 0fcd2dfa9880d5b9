// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final ExperienceId A = new ExperienceId("exp_01JH0A0000000000000000000A");
    private static final ExperienceId B = new ExperienceId("exp_01JH0A0000000000000000000B");
    private static final ExperienceId C = new ExperienceId("exp_01JH0A0000000000000000000C");

    @Test
    @DisplayName("the best keyword scores come first, ties by id, whoever is allowed")
    void best() {
        KeywordScores scores = new KeywordScores(Map.of(C, 1.0, A, 1.0, B, 2.0), 10);

        assertThat(scores.best(5, id -> true))
                .containsExactly(new Neighbor(B, 2), new Neighbor(A, 1), new Neighbor(C, 1));
        assertThat(scores.best(1, id -> !id.equals(B))).containsExactly(new Neighbor(A, 1));
        assertThat(scores.of(B)).isEqualTo(2);
        assertThat(new KeywordScores(Map.of(), 3).of(B)).isZero();
    }

    @Test
    @DisplayName("a distribution counts those that share no word, too")
    void distribution() {
        Distribution distribution = new KeywordScores(Map.of(A, 3.0, B, 1.0), 4).distribution();

        assertThat(distribution.count()).isEqualTo(4);
        assertThat(distribution.mean()).isEqualTo(1);
        assertThat(distribution.deviation()).isCloseTo(Math.sqrt(6 / 4.0), within(1e-12));
        assertThat(distribution.best()).isEqualTo(3);
        assertThat(distribution.z(1)).isZero();
        assertThat(distribution.z(3)).isCloseTo(2 / Math.sqrt(1.5), within(1e-12));
        assertThat(new KeywordScores(Map.of(), 0).distribution()).isEqualTo(Distribution.EMPTY);
    }

    @Test
    @DisplayName("where there is no spread every score is at the mean")
    void noSpread() {
        assertThat(new Distribution(3, 0.5, 0, 0.5).z(0.9)).isZero();
    }

    @Test
    @DisplayName("an exact sum is the same in whatever order the numbers come")
    void exactSum() {
        Random random = new Random(3);
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            numbers.add(2.0 * random.nextFloat() - 1);
        }
        Distribution first = distributionOf(numbers);

        Collections.shuffle(numbers, random);

        assertThat(distributionOf(numbers)).isEqualTo(first);
        double mean = numbers.stream().mapToDouble(x -> x).average().orElseThrow();
        assertThat(first.mean()).isCloseTo(mean, within(1e-11));
        assertThat(first.count()).isEqualTo(10_000);
        assertThat(first.best()).isEqualTo(Collections.max(numbers));
        assertThat(new ExactSum().distribution()).isEqualTo(Distribution.EMPTY);
    }

    private static Distribution distributionOf(List<Double> numbers) {
        ExactSum sum = new ExactSum();
        numbers.forEach(sum::add);
        return sum.distribution();
    }

    @Test
    @DisplayName("speakers stand before what they say, and the turn before stands above")
    void indexedText() {
        Content before = Content.ofText("Where is it?").withSpeaker("Ada");
        Content said = Content.ofText("Under the mat.");

        assertThat(IndexedText.of(before)).isEqualTo("Ada: Where is it?");
        assertThat(IndexedText.of(said)).isEqualTo("Under the mat.");
        assertThat(IndexedText.inContext(said, Optional.of(before))).isEqualTo("Ada: Where is it?\nUnder the mat.");
        assertThat(IndexedText.inContext(before, Optional.empty())).isEqualTo("Ada: Where is it?");
    }

    @Test
    @DisplayName("a failure of an index tells what and why")
    void failure() {
        IllegalStateException cause = new IllegalStateException("broken");

        assertThat(new IndexException("the index failed", cause))
                .hasMessage("the index failed")
                .hasCause(cause);
    }
}
