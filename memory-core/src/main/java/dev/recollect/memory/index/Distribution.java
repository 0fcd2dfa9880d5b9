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

    /**
     * The distribution over both sets of scores.
     *
     * @param other scores of other experiences or roles
     * @return the pooled distribution
     */
    public Distribution pooledWith(Distribution other) {
        if (count == 0) {
            return other;
        }
        if (other.count == 0) {
            return this;
        }
        double all = count + other.count;
        double pooledMean = (count * mean + other.count * other.mean) / all;
        double secondMoment = (count * secondMoment() + other.count * other.secondMoment()) / all;
        return new Distribution(
                count + other.count,
                pooledMean,
                Math.sqrt(Math.max(0, secondMoment - pooledMean * pooledMean)),
                Math.max(best, other.best));
    }

    /**
     * This distribution as if scores of another had been seen before.
     *
     * @param prior the usual distribution
     * @param priorCount as how many scores it counts, at least 0
     * @return mean and deviation over both; count and best stay
     */
    public Distribution shrunkTowards(Distribution prior, double priorCount) {
        double all = count + priorCount;
        if (all == 0) {
            return this;
        }
        double shrunkMean = (count * mean + priorCount * prior.mean) / all;
        double secondMoment = (count * secondMoment() + priorCount * prior.secondMoment()) / all;
        return new Distribution(
                count, shrunkMean, Math.sqrt(Math.max(0, secondMoment - shrunkMean * shrunkMean)), best);
    }

    private double secondMoment() {
        return deviation * deviation + mean * mean;
    }
}
