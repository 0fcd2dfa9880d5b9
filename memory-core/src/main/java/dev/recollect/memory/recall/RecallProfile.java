// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.time.Duration;

/**
 * How a recall scores. Immutable.
 *
 * @param name {@code default} or {@code classic}
 * @param semanticWeight of {@code classic}, the normalised weight of meaning
 * @param recencyWeight of {@code classic}, the normalised weight of recency
 * @param halfLife the time in which recency falls by half
 */
public record RecallProfile(String name, double semanticWeight, double recencyWeight, Duration halfLife) {
    /** The half-life of recency unless set: 30 days. */
    public static final Duration DEFAULT_HALF_LIFE = Duration.ofDays(30);

    /** Trained fusion of all signals. */
    public static final RecallProfile DEFAULT = new RecallProfile("default", 0.8, 0.2, DEFAULT_HALF_LIFE);

    /** 0.8 meaning and 0.2 recency. */
    public static final RecallProfile CLASSIC = classic(0.8, 0.2, DEFAULT_HALF_LIFE);

    /** Checks the name and the half-life. */
    public RecallProfile {
        if (!name.equals("default") && !name.equals("classic")) {
            throw new InvalidInputException("profile", "must be default or classic, but was '" + name + "'");
        }
        Limits.requireRange("recency_half_life_days", halfLife.toMillis() / 86_400_000.0, 1e-3, 36_500);
    }

    /**
     * The classic profile with weights of one's own.
     *
     * @param semantic weight of meaning, not negative
     * @param recency weight of recency, not negative; the two are normalised to sum to 1
     * @param halfLife the time in which recency falls by half
     * @return the profile
     */
    public static RecallProfile classic(double semantic, double recency, Duration halfLife) {
        Limits.requireRange("semantic_weight", semantic, 0, 1_000);
        Limits.requireRange("recency_weight", recency, 0, 1_000);
        double sum = semantic + recency;
        if (sum == 0) {
            throw new InvalidInputException("weights", "must not all be 0");
        }
        return new RecallProfile("classic", semantic / sum, recency / sum, halfLife);
    }

    /**
     * A profile by its name.
     *
     * @param name {@code default} or {@code classic}
     * @return the profile with its standard weights
     */
    public static RecallProfile of(String name) {
        return name.equals("classic") ? CLASSIC : new RecallProfile(name, 0.8, 0.2, DEFAULT_HALF_LIFE);
    }

    boolean isClassic() {
        return name.equals("classic");
    }
}
