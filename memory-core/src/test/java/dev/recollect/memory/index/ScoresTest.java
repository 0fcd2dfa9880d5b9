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
        KeywordScores scores = new KeywordScores(Map.of(C, 1.0, A, 1.0, B, 2.0), 10, 4);

        assertThat(scores.best(5, id -> true))
                .containsExactly(new Neighbor(B, 2), new Neighbor(A, 1), new Neighbor(C, 1));
        assertThat(scores.best(1, id -> !id.equals(B))).containsExactly(new Neighbor(A, 1));
        assertThat(scores.of(B)).isEqualTo(2);
        assertThat(KeywordScores.NONE.of(B)).isZero();
    }

    @Test
    @DisplayName("a score is worth its distance from the mean in deviations")
    void distance() {
        Distribution distribution = new Distribution(4, 1, 0.5, 3);

        assertThat(distribution.z(1)).isZero();
        assertThat(distribution.z(2)).isEqualTo(2);
        assertThat(distribution.z(0.75)).isEqualTo(-0.5);
    }

    @Test
    @DisplayName("two distributions pooled are that of all their scores")
    void pooled() {
        Distribution one = distributionOf(List.of(0.1, 0.3));
        Distribution other = distributionOf(List.of(0.9, 0.2, 0.4));

        Distribution pooled = one.pooledWith(other);

        Distribution all = distributionOf(List.of(0.1, 0.3, 0.9, 0.2, 0.4));
        assertThat(pooled.count()).isEqualTo(5);
        assertThat(pooled.best()).isEqualTo(0.9);
        assertThat(pooled.mean()).isCloseTo(all.mean(), within(1e-9));
        assertThat(pooled.deviation()).isCloseTo(all.deviation(), within(1e-9));
        assertThat(one.pooledWith(Distribution.EMPTY)).isSameAs(one);
        assertThat(Distribution.EMPTY.pooledWith(one)).isSameAs(one);
    }

    @Test
    @DisplayName("a few scores count little against what is usual, many count fully")
    void shrunk() {
        Distribution usual = new Distribution(0, 0.7, 0.1, 0);

        Distribution few = new Distribution(1, 0.9, 0, 0.9).shrunkTowards(usual, 9);
        Distribution many = new Distribution(1_000_000, 0.9, 0.05, 1).shrunkTowards(usual, 9);

        assertThat(few.mean()).isCloseTo(0.72, within(1e-12));
        assertThat(few.deviation()).isCloseTo(Math.sqrt(0.9 * 0.01 + 0.1 * 0.9 * 0.04), within(1e-12));
        assertThat(few.count()).isEqualTo(1);
        assertThat(few.best()).isEqualTo(0.9);
        assertThat(many.mean()).isCloseTo(0.9, within(1e-5));
        assertThat(many.deviation()).isCloseTo(0.05, within(1e-4));
        assertThat(Distribution.EMPTY.shrunkTowards(usual, 0)).isEqualTo(Distribution.EMPTY);
        assertThat(Distribution.EMPTY.shrunkTowards(usual, 9).mean()).isCloseTo(0.7, within(1e-12));
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
