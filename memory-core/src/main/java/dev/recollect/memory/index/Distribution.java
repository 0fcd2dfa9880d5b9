// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

/**
 * How the scores of a query spread over a whole scope, whatever the filter. Immutable.
 *
 * @param count how many experiences the scope has in this index, at least 0
 * @param mean the mean score; 0 if the scope is empty
 * @param deviation the standard deviation of the population; 0 if the scope is empty
 * @param best the greatest score; 0 if the scope is empty
 */
public record Distribution(long count, double mean, double deviation, double best) {
    /** The distribution over nothing. */
    public static final Distribution EMPTY = new Distribution(0, 0, 0, 0);

    /**
     * A score as its distance from the mean in deviations.
     *
     * @param score a score of the same query
     * @return the z-score; 0 where there is no spread
     */
    public double z(double score) {
        return deviation < 1e-9 ? 0 : (score - mean) / deviation;
    }
}
