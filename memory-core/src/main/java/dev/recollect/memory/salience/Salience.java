// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.salience;

import dev.recollect.memory.Limits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much a memory matters by itself: 0.3·usefulness + 0.2·access + 0.2·valence + 0.2·uniqueness + 0.1·age, each term in
 * [0, 1] and kept to six decimals. {@link SalienceFormula} says where the terms come from. Immutable.
 *
 * @param usefulness whether it helped
 * @param access whether it was recalled of late
 * @param valence how strong its feeling is, of whatever sign
 * @param uniqueness how little else is like it
 * @param age how young it is
 * @param at when it was computed, in milliseconds
 */
public record Salience(double usefulness, double access, double valence, double uniqueness, double age, Instant at) {
    /** The value that stands for one not computed yet: that of a new memory of which nothing else is known. */
    public static final double NOT_COMPUTED = 0.25;

    private static final double USEFULNESS = 0.3;
    private static final double ACCESS = 0.2;
    private static final double VALENCE = 0.2;
    private static final double UNIQUENESS = 0.2;
    private static final double AGE = 0.1;

    private static final double DECIMALS = 1e6;

    /** Checks the ranges and rounds. */
    public Salience {
        usefulness = rounded("usefulness", usefulness);
        access = rounded("access", access);
        valence = rounded("valence", valence);
        uniqueness = rounded("uniqueness", uniqueness);
        age = rounded("age", age);
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    private static double rounded(String term, double value) {
        return Math.rint(Limits.requireRange(term, value, 0, 1) * DECIMALS) / DECIMALS;
    }

    /**
     * All of it.
     *
     * @return in [0, 1]
     */
    public double value() {
        double sum =
                USEFULNESS * usefulness + ACCESS * access + VALENCE * valence + UNIQUENESS * uniqueness + AGE * age;
        return Math.rint(sum * DECIMALS) / DECIMALS;
    }

    /**
     * What it is made of.
     *
     * @return the five terms, each with its weight, by name and in order; their sum is the value but for the last decimals
     */
    public Map<String, Double> parts() {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("usefulness", weighted(USEFULNESS, usefulness));
        parts.put("access", weighted(ACCESS, access));
        parts.put("valence", weighted(VALENCE, valence));
        parts.put("uniqueness", weighted(UNIQUENESS, uniqueness));
        parts.put("age", weighted(AGE, age));
        return parts;
    }

    private static double weighted(double weight, double term) {
        return Math.rint(weight * term * DECIMALS) / DECIMALS;
    }
}
