// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

/*
 * Adds up numbers in [-1, 1] and their squares as integers of 2^-38, so that the sums are the same in whatever order the
 * numbers come (the order of rows depends on what was removed before). 2^24 numbers fit; a step of 2^-38 is far below
 * what single precision resolves near the mean of many.
 */
final class ExactSum {
    private static final double STEPS = 1L << 38;

    private long count;
    private long sum;
    private long squares;
    private double best = -1;

    void add(double value) {
        count++;
        sum += Math.round(value * STEPS);
        squares += Math.round(value * value * STEPS);
        best = Math.max(best, value);
    }

    Distribution distribution() {
        if (count == 0) {
            return Distribution.EMPTY;
        }
        double mean = sum / STEPS / count;
        double variance = squares / STEPS / count - mean * mean;
        return new Distribution(count, mean, Math.sqrt(Math.max(0, variance)), best);
    }
}
