// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Telling what is remembered from what is not")
class AbstentionTest {
    private static final Calibration AS_IT_IS = new Calibration(1, 0, 0);

    @Test
    @DisplayName("is right if an answer reaches the floor, or nothing does where there is none")
    void decided() {
        List<Judged> questions =
                List.of(answered(0.9, 0.1), answered(0.2, 0.8), answered(0.5), unanswered(0.4, 0.1), unanswered(0.7));

        Abstention share = Abstention.at(0.45, questions);

        assertThat(share.answered())
                .as("what is found beside the answer does not help")
                .isCloseTo(2.0 / 3, within(1e-12));
        assertThat(share.abstained()).isEqualTo(0.5);
        assertThat(share.right()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    @DisplayName("counts a score that is the floor as reaching it")
    void boundary() {
        assertThat(Abstention.at(0.5, List.of(answered(0.5))).answered()).isEqualTo(1);
        assertThat(Abstention.at(0.5, List.of(unanswered(0.5))).abstained()).isZero();
    }

    @Test
    @DisplayName("goes by the best of several answers")
    void severalAnswers() {
        Judged judged = new Judged(Invented.scored(Set.of("0", "2"), 0, logit(0.2), logit(0.9), logit(0.6)), AS_IT_IS);

        assertThat(judged.isRightAt(0.55)).isTrue();
        assertThat(judged.isRightAt(0.65)).isFalse();
        assertThat(judged.best()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    @DisplayName("is right to find nothing where nothing is remembered, and wrong where the answer was not considered")
    void nothing() {
        assertThat(unanswered().isRightAt(0.01)).isTrue();
        assertThat(new Judged(Invented.scored(Set.of("not a candidate"), 0, 3), AS_IT_IS).isRightAt(0.01))
                .isFalse();
    }

    @Test
    @DisplayName("has as area the share of pairs in which the question with an answer scores higher, ties half")
    void area() {
        List<Judged> questions = List.of(answered(0.9), answered(0.5), answered(0.3), unanswered(0.5), unanswered(0.1));

        assertThat(Abstention.areaUnderCurve(questions)).isCloseTo((2 + 1.5 + 1) / 6, within(1e-12));
        assertThat(Abstention.areaUnderCurve(List.of(answered(0.5), unanswered(0.5))))
                .isEqualTo(0.5);
        assertThat(Abstention.areaUnderCurve(List.of(answered(0.6), unanswered(0.5))))
                .isEqualTo(1);
        assertThat(Abstention.areaUnderCurve(List.of(answered(0.4), unanswered(0.5))))
                .isZero();
    }

    @Test
    @DisplayName("chooses the highest floor that keeps three answers in four, whatever it lets through")
    void highestFloor() {
        List<Judged> questions = List.of(
                answered(0.9), answered(0.62), answered(0.402), answered(0.1), unanswered(0.8), unanswered(0.3));

        assertThat(Abstention.highestFloor(questions)).isEqualTo(0.4);
    }

    @Test
    @DisplayName("chooses no floor of 0, even where answers score next to nothing")
    void lowestFloor() {
        assertThat(Abstention.highestFloor(List.of(answered(0.001), answered(0.002))))
                .isEqualTo(0.005);
    }

    @Test
    @DisplayName("sets the floor by the long conversations alone")
    void level() {
        List<ScoredQuestion> large = List.of(scored(Set.of("0"), 0.3));
        List<ScoredQuestion> small = List.of(scored(Set.of("0"), 0.1), scored(Set.of(), 0.05));

        Level level = Level.of(AS_IT_IS, large, small, small.subList(0, 1));

        assertThat(level.floor()).isEqualTo(0.295, within(0.0051));
        assertThat(Abstention.at(level.floor(), level.large()).right()).isEqualTo(1);
        assertThat(Abstention.at(level.floor(), level.tuned()).right()).isEqualTo(0.5);
        assertThat(Abstention.at(level.floor(), level.checked()).right()).isZero();
    }

    /* A question whose answer has the first score. */
    private static Judged answered(double... scores) {
        return new Judged(scored(Set.of("0"), scores), AS_IT_IS);
    }

    private static Judged unanswered(double... scores) {
        return new Judged(scored(Set.of(), scores), AS_IT_IS);
    }

    private static ScoredQuestion scored(Set<String> evidence, double... scores) {
        return Invented.scored(
                evidence, 0, Arrays.stream(scores).map(AbstentionTest::logit).toArray());
    }

    /* What the logistic function turns into the score. */
    private static double logit(double score) {
        return Math.log(score / (1 - score));
    }
}
