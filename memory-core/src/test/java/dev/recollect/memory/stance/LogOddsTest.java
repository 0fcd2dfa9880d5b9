// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Pooling by log-odds")
class LogOddsTest {
    private static final ExperienceId A = id(1);
    private static final ExperienceId B = id(2);
    private static final ExperienceId C = id(3);
    private static final String BERN = "Ada lives in Bern";

    private static ExperienceId id(int number) {
        return new ExperienceId("exp_" + String.format("%026d", number));
    }

    private static Claim claim(String text, double probability, ExperienceId... evidence) {
        return new Claim(text, probability, List.of(evidence));
    }

    @Test
    @DisplayName("one claim keeps its probability; its uncertainty is the binary entropy")
    void one() {
        Weighing weighing = LogOdds.weigh(List.of(claim(BERN, 0.8, A)));

        assertThat(weighing.decision()).isEqualTo(new Decision(BERN, 0.8, List.of(A)));
        assertThat(weighing.residualUncertainty()).isEqualTo(0.7219);
        assertThat(weighing.others()).isEmpty();
        assertThat(weighing.weights()).containsOnly(java.util.Map.entry(A, 1.3863));
    }

    @Test
    @DisplayName("claims that say the same on other grounds multiply their odds")
    void independent() {
        Weighing weighing = LogOdds.weigh(List.of(claim(BERN, 0.8, A), claim("ada lives in bern.", 0.7, B)));

        assertThat(weighing.decision()).isEqualTo(new Decision(BERN, 0.9032, List.of(A, B)));
    }

    @Test
    @DisplayName("evidence that two claims share counts once, what is new in the second counts besides")
    void shared() {
        Weighing same = LogOdds.weigh(List.of(claim(BERN, 0.8, A, B), claim("ADA LIVES IN BERN.", 0.8, A, B)));
        Weighing half = LogOdds.weigh(List.of(claim(BERN, 0.8, A, B), claim(BERN + "!", 0.8, B, C)));

        assertThat(same.decision().probability()).isEqualTo(0.8);
        assertThat(half.decision().probability()).as("odds 4^1.5 = 8").isEqualTo(0.8889);
        assertThat(half.weights()).containsValues(0.6931, 0.6931, 0.6931);
    }

    @Test
    @DisplayName("a claim and its denial with equal support cancel, and the affirmative stands first")
    void cancelling() {
        Weighing weighing = LogOdds.weigh(List.of(claim("Ada does not live in Bern", 0.9, B), claim(BERN, 0.9, A)));

        assertThat(weighing.decision()).isEqualTo(new Decision(BERN, 0.5, List.of(A)));
        assertThat(weighing.residualUncertainty()).isEqualTo(1);
        assertThat(weighing.others()).containsExactly(new Standing("Ada does not live in Bern", 0.5));
    }

    @Test
    @DisplayName("a claim below one half speaks for the opposite")
    void against() {
        Weighing weighing =
                LogOdds.weigh(List.of(claim(BERN, 0.2, A), claim("It is not true that Ada lives in Bern", 0.7, B)));

        assertThat(weighing.decision())
                .isEqualTo(new Decision("It is not true that Ada lives in Bern", 0.9032, List.of(A, B)));
        assertThat(weighing.others()).containsExactly(new Standing(BERN, 0.0968));
    }

    @Test
    @DisplayName("among rivals the most probable is decided for, and how open the question stays is their entropy")
    void rivals() {
        Weighing weighing =
                LogOdds.weigh(List.of(claim("Ada lives in Basel", 0.6, B), claim(BERN, 0.8, A), claim(BERN, 0.7, C)));

        assertThat(weighing.decision().claim()).isEqualTo(BERN);
        assertThat(weighing.decision().probability()).isEqualTo(0.9032);
        assertThat(weighing.others()).containsExactly(new Standing("Ada lives in Basel", 0.6));
        assertThat(weighing.residualUncertainty())
                .as("odds 9.333, 1.5 and 1 for none of them")
                .isEqualTo(0.5988);
    }

    @Test
    @DisplayName("claims without evidence rest on one word together")
    void byWordAlone() {
        Weighing weighing = LogOdds.weigh(List.of(claim(BERN, 0.8), claim(BERN + ".", 0.7)));

        assertThat(weighing.decision()).isEqualTo(new Decision(BERN, 0.8, List.of()));
    }

    @Test
    @DisplayName("nothing ever comes to certainty")
    void neverCertain() {
        List<Claim> claims = java.util.stream.IntStream.rangeClosed(1, 50)
                .mapToObj(i -> claim(BERN, Claim.MOST, id(i)))
                .toList();

        Weighing weighing = LogOdds.weigh(claims);

        assertThat(weighing.decision().probability()).isEqualTo(Claim.MOST);
        assertThat(weighing.residualUncertainty()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, 0.00009, 0.99991, Double.NaN, Double.POSITIVE_INFINITY})
    @DisplayName("a probability of none, of all, or out of its bounds is refused")
    void bounds(double probability) {
        assertThatThrownBy(() -> claim(BERN, probability))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("probability");
    }

    @Test
    @DisplayName("no claims, too many, blank ones and repeated evidence are refused")
    void badClaims() {
        assertThatThrownBy(() -> LogOdds.weigh(List.of())).hasMessageContaining("claims must be 1 to 50");
        assertThatThrownBy(() -> LogOdds.weigh(Collections.nCopies(51, claim(BERN, 0.8))))
                .hasMessageContaining("but are 51");
        assertThatThrownBy(() -> claim(" ", 0.8)).hasMessageContaining("claim must not be blank");
        assertThatThrownBy(() -> claim(BERN, 0.8, A, A)).hasMessageContaining("evidence must not repeat");
    }
}
