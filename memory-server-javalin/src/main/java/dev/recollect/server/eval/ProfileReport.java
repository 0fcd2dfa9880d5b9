// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a profile did on a set. Immutable.
 *
 * @param macro the mean over the categories of their means
 * @param micro the mean over all questions
 * @param categories by category, in order
 * @param questions how many were asked
 * @param latency how long recalls took
 */
record ProfileReport(
        Figures macro, Figures micro, SortedMap<String, Category> categories, int questions, Latency latency) {
    ProfileReport {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    }

    /**
     * How the questions of one category went.
     *
     * @param figures their means
     * @param questions how many there are
     */
    record Category(Figures figures, int questions) {}

    /**
     * How long recalls took.
     *
     * @param embed to embed the query
     * @param search to find, score and read
     * @param total both, as the caller saw it
     */
    record Latency(Percentiles embed, Percentiles search, Percentiles total) {}
}
