// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a recall scores. Immutable.
 *
 * @param name {@code default}, {@code classic} or {@code custom}
 * @param semanticWeight of {@code classic}, the weight of meaning, given as 0 to 1,000, kept normalised
 * @param recencyWeight of {@code classic}, the weight of recency, likewise; the two sum to 1
 * @param halfLife the time in which recency falls by half, 0.001 to 36,500 days
 * @param weights of {@code custom}, what each signal counts, given as 0 to 1,000, kept normalised so that they sum to 1; a
 *     signal that is not there counts nothing. Empty for the others
 */
public record RecallProfile(
        String name, double semanticWeight, double recencyWeight, Duration halfLife, Map<Signal, Double> weights) {
    /** The half-life of recency unless set: 30 days. */
    public static final Duration DEFAULT_HALF_LIFE = Duration.ofDays(30);

    /** Trained fusion of all signals. */
    public static final RecallProfile DEFAULT = new RecallProfile("default", 0.8, 0.2, DEFAULT_HALF_LIFE);

    /** 0.8 meaning and 0.2 recency. */
    public static final RecallProfile CLASSIC = classic(0.8, 0.2, DEFAULT_HALF_LIFE);

    private static final double MOST_WEIGHT = 1_000;
    private static final double MILLIS_OF_DAY = 86_400_000;

    private static final String CUSTOM = "custom";

    /* Weights so near to 1 in sum have been normalised; doing it again would only turn their last bits. */
    private static final double ROUNDING = 1e-15;

    private static final int SHOWN_CHARS = 40;

    /**
     * Checks and normalises.
     *
     * @throws InvalidInputException if the name is another, a weight is not between 0 and 1,000 or all are 0, there are
     *     weights of signals under another name than {@code custom}, or the half-life is not between 0.001 and 36,500 days
     */
    public RecallProfile {
        if (!name.equals("default") && !name.equals("classic") && !(name.equals(CUSTOM) && !weights.isEmpty())) {
            throw new InvalidInputException("profile", "must be default or classic, but was '" + shown(name) + "'");
        }
        if (!name.equals(CUSTOM) && !weights.isEmpty()) {
            throw new InvalidInputException("profile", "must be custom where signals have weights, but was " + name);
        }
        Limits.requireRange("semantic_weight", semanticWeight, 0, MOST_WEIGHT);
        Limits.requireRange("recency_weight", recencyWeight, 0, MOST_WEIGHT);
        double sum = semanticWeight + recencyWeight;
        requirePositive(sum);
        if (Math.abs(sum - 1) > ROUNDING) {
            semanticWeight /= sum;
            recencyWeight /= sum;
        }
        Limits.requireRange("recency_half_life_days", millis(halfLife) / MILLIS_OF_DAY, 1e-3, 36_500);
        weights = normalised(weights);
    }

    /**
     * A profile without weights of signals.
     *
     * @param name {@code default} or {@code classic}
     * @param semanticWeight of {@code classic}, the weight of meaning
     * @param recencyWeight of {@code classic}, the weight of recency
     * @param halfLife the time in which recency falls by half
     * @throws InvalidInputException if a value breaks its rule
     */
    public RecallProfile(String name, double semanticWeight, double recencyWeight, Duration halfLife) {
        this(name, semanticWeight, recencyWeight, halfLife, Map.of());
    }

    private static Map<Signal, Double> normalised(Map<Signal, Double> weights) {
        if (weights.isEmpty()) {
            return Map.of();
        }
        Map<Signal, Double> ordered = new EnumMap<>(weights);
        double sum = 0;
        for (Map.Entry<Signal, Double> weight : ordered.entrySet()) {
            sum += Limits.requireRange("weights." + weight.getKey().wireName(), weight.getValue(), 0, MOST_WEIGHT);
        }
        requirePositive(sum);
        if (Math.abs(sum - 1) > ROUNDING * ordered.size()) {
            double all = sum;
            ordered.replaceAll((signal, weight) -> weight / all);
        }
        return Collections.unmodifiableMap(ordered);
    }

    private static void requirePositive(double sum) {
        if (sum == 0) {
            throw new InvalidInputException("weights", "must not all be 0");
        }
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
     * A fusion of signals with weights of one's own: f = Σ wᵢ·xᵢ / Σ wᵢ over the signals that have a weight, score =
     * ½ + ½·f/(1 + |f|), which is above ½ where more speaks for a memory than against it. The parts are {@code base} = ½
     * and, for each signal, ½·wᵢ·xᵢ/((1 + |f|)·Σ wᵢ). Whether a memory is relevant is still told by the default profile.
     *
     * @param weights what each signal counts, 0 to 1,000, not all 0; only their proportions matter, and a signal that is not
     *     there counts nothing
     * @param halfLife the time in which recency falls by half, 0.001 to 36,500 days
     * @return the profile
     * @throws InvalidInputException if a value breaks its rule, or there is no weight at all
     */
    public static RecallProfile custom(Map<Signal, Double> weights, Duration halfLife) {
        if (weights.isEmpty()) {
            throw new InvalidInputException("weights", "must name at least one signal");
        }
        return new RecallProfile(CUSTOM, DEFAULT.semanticWeight, DEFAULT.recencyWeight, halfLife, weights);
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

    boolean isCustom() {
        return name.equals(CUSTOM);
    }
}
