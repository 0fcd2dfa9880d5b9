// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import java.util.List;

/**
 * How long something usually, rarely and very rarely took, by the nearest-rank method. Immutable.
 *
 * @param p50 half took at most so many milliseconds
 * @param p95 19 of 20 took at most so many milliseconds
 * @param p99 99 of 100 took at most so many milliseconds
 */
record Percentiles(double p50, double p95, double p99) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The percentiles of durations in nanoseconds; zeros where there are none. */
    static Percentiles of(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Percentiles(at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    private static double at(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(rank - 1) / NANOS_PER_MILLI;
    }
}
