// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A question whose candidates have their scores, as recall would give them. Immutable. */
final class Judged {
    private final Example example;
    private final double[] scores;

    Judged(ScoredQuestion scored, Calibration calibration) {
        example = scored.example();
        scores = IntStream.range(0, scored.size())
                .mapToDouble(place -> calibration.probability(scored, place))
                .toArray();
    }

    boolean answerable() {
        return example.question().answerable();
    }

    /** The best score, 0 if nothing was considered. */
    double best() {
        return Arrays.stream(scores).max().orElse(0);
    }

    private double bestAnswer() {
        return IntStream.range(0, scores.length)
                .filter(example::relevant)
                .mapToDouble(place -> scores[place])
                .max()
                .orElse(0);
    }

    /** Whether an answer reaches the floor, or nothing does if there is none. */
    boolean isRightAt(double floor) {
        return answerable() ? bestAnswer() >= floor : best() < floor;
    }
}
