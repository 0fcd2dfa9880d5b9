// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.salience;

import java.time.Duration;
import java.time.Instant;

/**
 * Where the terms of {@link Salience} come from. Pure.
 *
 * <ul>
 *   <li>usefulness = (1 + h + s)/(2 + h + s + u): the rule of succession (Laplace), one vote for and one against having been
 *       cast before anyone did, so that ½ is neutral. h and u are the {@link Votes} for and against; s = 2·(1 −
 *       2^(−uses/4)): to have been used in answers counts as up to two votes for.
 *   <li>access = 1 − 2^(−n/4), where n is how many {@link Accesses} still count; they halve every 14 days.
 *   <li>valence = |valence| of the memory's affect.
 *   <li>uniqueness = (1 − c)/(1 − c₀) in [0, 1], where c is the cosine to the most alike of the others that neither derive
 *       from it nor cite it, nor it them, and c₀ the one that
 *       the embedding model usually gives: 0 for a copy, 1 for what is no more like anything than any two texts are.
 *   <li>age = 2^(−age/30 days), from when it happened: what is new counts more.
 * </ul>
 */
public final class SalienceFormula {
    /** In this time the term of age falls by half: 30 days. */
    public static final Duration AGE_HALF_LIFE = Duration.ofDays(30);

    private static final double MOST_FOR_USES = 2;
    private static final double HALF_OF_USES = 4;
    private static final double HALF_OF_ACCESSES = 4;

    private SalienceFormula() {}

    /**
     * The term of usefulness.
     *
     * @param votes what speaks for and against
     * @return in (0, 1), ½ where nothing does
     */
    public static double usefulness(Votes votes) {
        double good = 1 + votes.helpful() + MOST_FOR_USES * (1 - Math.pow(2, -votes.uses() / HALF_OF_USES));
        return good / (good + 1 + votes.unhelpful());
    }

    /**
     * The term of access.
     *
     * @param live how many accesses still count
     * @return in [0, 1), 0 for none
     */
    public static double access(double live) {
        return 1 - Math.pow(2, -live / HALF_OF_ACCESSES);
    }

    /**
     * The term of uniqueness.
     *
     * @param likeness the cosine to the most alike of the others
     * @param usual the cosine that two texts usually have, below 1
     * @return in [0, 1]
     */
    public static double uniqueness(double likeness, double usual) {
        return Math.max(0, Math.min(1, (1 - likeness) / (1 - usual)));
    }

    /**
     * The term of age.
     *
     * @param occurredAt when it happened
     * @param now now
     * @return in [0, 1], 1 for what lies ahead
     */
    public static double age(Instant occurredAt, Instant now) {
        return left(occurredAt, now, AGE_HALF_LIFE);
    }

    /** What is left of 1 that halves with every half-life. */
    static double left(Instant from, Instant to, Duration halfLife) {
        double passed = Math.max(0, (double) to.toEpochMilli() - from.toEpochMilli());
        return Math.pow(2, -passed / halfLife.toMillis());
    }
}
