// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

/** A question's candidates with the sums that a fusion made of their signals. Immutable. */
final class ScoredQuestion {
    private final Example example;
    private final double[] sums;
    private final double logSize;

    /**
     * Creates it.
     *
     * @param example the question
     * @param sums one per candidate
     * @param logSize the signal SIZE, which is the same for all
     */
    ScoredQuestion(Example example, double[] sums, double logSize) {
        this.example = example;
        this.sums = sums.clone();
        this.logSize = logSize;
    }

    Example example() {
        return example;
    }

    boolean answerable() {
        return example.question().answerable();
    }

    int size() {
        return sums.length;
    }

    double sum(int place) {
        return sums[place];
    }

    double[] sums() {
        return sums.clone();
    }

    double logSize() {
        return logSize;
    }
}
