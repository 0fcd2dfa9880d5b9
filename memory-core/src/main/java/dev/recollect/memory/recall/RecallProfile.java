// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.time.Duration;

/**
 * How a recall scores. Immutable.
 *
 * @param name {@code default} or {@code classic}
 * @param semanticWeight of {@code classic}, the weight of meaning, given as 0 to 1,000, kept normalised
 * @param recencyWeight of {@code classic}, the weight of recency, likewise; the two sum to 1
 * @param halfLife the time in which recency falls by half, 0.001 to 36,500 days
 */
public record RecallProfile(String name, double semanticWeight, double recencyWeight, Duration halfLife) {
    /** The half-life of recency unless set: 30 days. */
    public static final Duration DEFAULT_HALF_LIFE = Duration.ofDays(30);

    /** Trained fusion of all signals. */
    public static final RecallProfile DEFAULT = new RecallProfile("default", 0.8, 0.2, DEFAULT_HALF_LIFE);

    /** 0.8 meaning and 0.2 recency. */
    public static final RecallProfile CLASSIC = classic(0.8, 0.2, DEFAULT_HALF_LIFE);

    private static final double MOST_WEIGHT = 1_000;
    private static final double MILLIS_OF_DAY = 86_400_000;

    /* Weights so near to 1 in sum have been normalised; doing it again would only turn their last bits. */
    private static final double ROUNDING = 1e-15;

    private static final int SHOWN_CHARS = 40;

    /**
     * Checks and normalises.
     *
     * @throws InvalidInputException if the name is another, a weight is not between 0 and 1,000 or both are 0, or the
     *     half-life is not between 0.001 and 36,500 days
     */
    public RecallProfile {
        if (!name.equals("default") && !name.equals("classic")) {
            throw new InvalidInputException("profile", "must be default or classic, but was '" + shown(name) + "'");
        }
        Limits.requireRange("semantic_weight", semanticWeight, 0, MOST_WEIGHT);
        Limits.requireRange("recency_weight", recencyWeight, 0, MOST_WEIGHT);
        double sum = semanticWeight + recencyWeight;
        if (sum == 0) {
            throw new InvalidInputException("weights", "must not all be 0");
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            semanticWeight /= sum;
            recencyWeight /= sum;
        }
        Limits.requireRange("recency_half_life_days", millis(halfLife) / MILLIS_OF_DAY, 1e-3, 36_500);
    }

    private static String shown(String name) {
        return name.length() > SHOWN_CHARS ? name.substring(0, SHOWN_CHARS) + "…" : name;
    }

    /** Milliseconds, cut to whole ones; of a time too long for a long number, too. */
    static double millis(Duration time) {
        return time.toSeconds() * 1_000.0 + time.toMillisPart();
    }

    /**
     * The classic profile with weights of one's own.
     *
     * @param semantic weight of meaning, 0 to 1,000
     * @param recency weight of recency, 0 to 1,000; the two are normalised to sum to 1, and must not both be 0
     * @param halfLife the time in which recency falls by half, 0.001 to 36,500 days
     * @return the profile
     * @throws InvalidInputException if a value breaks its rule
     */
    public static RecallProfile classic(double semantic, double recency, Duration halfLife) {
        return new RecallProfile("classic", semantic, recency, halfLife);
    }

    /**
     * A profile by its name.
     *
     * @param name {@code default} or {@code classic}
     * @return the profile with its standard weights
     * @throws InvalidInputException if it is another name
     */
    public static RecallProfile of(String name) {
        return name.equals("classic") ? CLASSIC : new RecallProfile(name, 0.8, 0.2, DEFAULT_HALF_LIFE);
    }

    boolean isClassic() {
        return name.equals("classic");
    }
}
