// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.salience;

/**
 * What speaks for and against the usefulness of a memory. Immutable.
 *
 * @param helpful judgements that it helped, each by its confidence; one on an answer that used it counts half; 0 or more
 * @param unhelpful judgements that it did not, likewise
 * @param uses how many answers used it; 0 or more
 */
public record Votes(double helpful, double unhelpful, long uses) {
    /** Nobody said anything, and no answer used it. */
    public static final Votes NONE = new Votes(0, 0, 0);

    /** The attribute of feedback that says whether something helped: {@code true} or {@code false}. */
    public static final String HELPFUL = "helpful";

    /** What a judgement on an answer counts for the memories that it used. */
    public static final double THROUGH_AN_ANSWER = 0.5;

    /* Confidences have four decimals, and half of one five: sums in any order are the same. */
    private static final double DECIMALS = 1e5;

    /** Checks the signs and rounds to five decimals. */
    public Votes {
        if (!(helpful >= 0 && unhelpful >= 0) || uses < 0) {
            throw new IllegalArgumentException(
                    "votes must not be negative, but are " + helpful + ", " + unhelpful + ", " + uses);
        }
        helpful = Math.rint(helpful * DECIMALS) / DECIMALS;
        unhelpful = Math.rint(unhelpful * DECIMALS) / DECIMALS;
    }

    /**
     * These and others.
     *
     * @param other the others
     * @return the sums
     */
    public Votes plus(Votes other) {
        return new Votes(helpful + other.helpful, unhelpful + other.unhelpful, uses + other.uses);
    }
}
