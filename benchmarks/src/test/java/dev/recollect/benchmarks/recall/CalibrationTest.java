// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The calibration of scores")
class CalibrationTest {
    private static final Calibration MADE = new Calibration(1.5, -0.8, 0.4);

    @Test
    @DisplayName("is the logistic function of the sum, the memory's size and an offset")
    void probability() {
        ScoredQuestion scored = Invented.scored(Set.of(), 2, 3, -1);

        assertThat(MADE.probability(scored, 0)).isCloseTo(1 / (1 + Math.exp(-(4.5 - 1.6 + 0.4))), within(1e-12));
        assertThat(MADE.probability(scored, 1)).isCloseTo(1 / (1 + Math.exp(-(-1.5 - 1.6 + 0.4))), within(1e-12));
    }

    @Test
    @DisplayName("finds the slope, the effect of size and the offset that made the answers")
    void recovers() {
        Calibration found = Calibration.fit(questions(2_000));

        assertThat(found.slope()).isCloseTo(MADE.slope(), within(0.1));
        assertThat(found.size()).isCloseTo(MADE.size(), within(0.1));
        assertThat(found.offset()).isCloseTo(MADE.offset(), within(0.2));
    }

    @Test
    @DisplayName("expects as many answers as there are")
    void calibrated() {
        List<ScoredQuestion> questions = questions(500);

        Calibration found = Calibration.fit(questions);

        double expected = 0;
        double there = 0;
        for (ScoredQuestion scored : questions) {
            for (int place = 0; place < scored.size(); place++) {
                expected += found.probability(scored, place);
                there += scored.example().relevant(place) ? 1 : 0;
            }
        }
        assertThat(expected).isCloseTo(there, within(0.01));
    }

    @Test
    @DisplayName("keeps the order of the sums and stays within 0 and 1")
    void monotone() {
        Calibration found = Calibration.fit(questions(50));
        ScoredQuestion scored = Invented.scored(Set.of(), 3, -1e6, -3, -1, 0, 0.5, 2, 9, 1e6);

        double before = 0;
        for (int place = 0; place < scored.size(); place++) {
            double probability = found.probability(scored, place);

            assertThat(probability).isBetween(before, 1.0);
            assertThat(probability > before || place == 0).isTrue();
            before = probability;
        }
    }

    /* Twenty candidates each, in memories of three to a thousand; which of them answer is drawn by what MADE says. */
    private static List<ScoredQuestion> questions(int count) {
        Random random = new Random(13);
        List<ScoredQuestion> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] sums = random.doubles(20, -4, 4).toArray();
            double logSize = Math.log(3 + random.nextInt(998));
            ScoredQuestion unanswered = Invented.scored(Set.of(), logSize, sums);
            Set<String> evidence = new HashSet<>();
            for (int place = 0; place < sums.length; place++) {
                if (random.nextDouble() < MADE.probability(unanswered, place)) {
                    evidence.add(String.valueOf(place));
                }
            }
            questions.add(Invented.scored(evidence, logSize, sums));
        }
        return questions;
    }
}
