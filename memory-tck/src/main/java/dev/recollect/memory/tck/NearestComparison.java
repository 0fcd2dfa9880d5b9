// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.index.Neighbor;
import java.util.List;

/**
 * Compares what an index finds with what there is to be found. An exact one finds just that; another finds as many, best
 * first, each once and with its true similarity, and over all searches 98 of 100 that are as near.
 */
final class NearestComparison {
    private static final double LEAST_SHARE = 0.98;

    private final boolean exact;
    private long expectedInAll;
    private long foundInAll;

    NearestComparison(boolean exact) {
        this.exact = exact;
    }

    /** Compares a search for the k nearest with a ranking of all, of which the k first are to be found. */
    void compare(String what, int k, List<Neighbor> actual, List<Neighbor> ranking) {
        List<Neighbor> expected = ranking.subList(0, Math.min(k, ranking.size()));
        if (exact) {
            assertThat(actual).as(what).isEqualTo(expected);
            return;
        }
        assertThat(actual)
                .as(what)
                .hasSize(expected.size())
                .isSortedAccordingTo(Neighbor.BEST_FIRST)
                .doesNotHaveDuplicates()
                .isSubsetOf(ranking);
        if (!expected.isEmpty()) {
            double least = expected.get(expected.size() - 1).similarity();
            expectedInAll += expected.size();
            foundInAll += actual.stream()
                    .filter(neighbor -> neighbor.similarity() >= least)
                    .count();
        }
    }

    /** Requires that enough was found over all searches so far. */
    void requireEnough() {
        assertThat(foundInAll).as("found of the %s nearest", expectedInAll).isGreaterThanOrEqualTo((long)
                Math.ceil(LEAST_SHARE * expectedInAll));
    }
}
