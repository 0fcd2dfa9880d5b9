// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.index.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The numbers of the default profile: score = σ(a·Σ wᵢ·xᵢ + b). Immutable.
 *
 * <p>A scope of few memories says little about what a usual cosine is. Its mean and deviation are therefore shrunk towards
 * those that the embedding model shows at large, as if that many memories had been seen already: mean' = (n·mean +
 * n₀·mean₀)/(n + n₀), and likewise for the second moment.
 *
 * @param weights the weight of each signal, −10⁶ to 10⁶; 0 for a signal that is not there
 * @param slope a, positive, at most 10⁶
 * @param offset b, −10⁶ to 10⁶
 * @param floor the score from which a memory counts as relevant, in [0, 1]
 * @param priorCount n₀, 0 to 10⁹
 * @param meaning mean₀, in [−1, 1], and deviation₀, in [0, 1], of cosines
 */
public record FusionWeights(
        Map<Signal, Double> weights,
        double slope,
        double offset,
        double floor,
        double priorCount,
        Distribution meaning) {
    private static final String RESOURCE = "fusion-1.properties";

    /* Far beyond what training gives, and near enough for no product of weight, slope and signal to overflow. */
    private static final double MOST = 1e6;

    private static final double MOST_PRIOR_COUNT = 1e9;

    /**
     * Checks the numbers and copies the map.
     *
     * @throws IllegalArgumentException if a number is out of range; names it, the range and the number
     */
    public FusionWeights {
        EnumMap<Signal, Double> copy = new EnumMap<>(Signal.class);
        copy.putAll(weights);
        weights = Collections.unmodifiableMap(copy);
        weights.forEach((signal, weight) -> requireRange("weight." + signal.wireName(), weight, -MOST, MOST));
        if (!(slope > 0 && slope <= MOST)) {
            throw new IllegalArgumentException("slope must be above 0 and at most " + MOST + ", but was " + slope);
        }
        requireRange("offset", offset, -MOST, MOST);
        requireRange("floor", floor, 0, 1);
        requireRange("priorCount", priorCount, 0, MOST_PRIOR_COUNT);
        requireRange("meaning.mean", meaning.mean(), -1, 1);
        requireRange("meaning.deviation", meaning.deviation(), 0, 1);
    }

    private static void requireRange(String what, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(what + " must be between " + min + " and " + max + ", but was " + value);
        }
    }

    /**
     * The weights that ship with this version.
     *
     * @param modelId the embedding model, whose usual cosines are looked up
     * @return the weights; for a model without figures of its own, those named {@code other}
     */
    public static FusionWeights bundled(String modelId) {
        Properties numbers = new Properties();
        try (InputStream in = FusionWeights.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " must be in the jar, but is not");
            }
            numbers.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
        return of(numbers, modelId);
    }

    /**
     * Weights from their written form.
     *
     * @param numbers {@code weight.SIGNAL}, {@code a}, {@code b}, {@code floor}, {@code prior.…}
     * @param modelId the embedding model
     * @return the weights
     * @throws IllegalArgumentException if a number is missing, malformed or out of range
     */
    public static FusionWeights of(Properties numbers, String modelId) {
        Map<Signal, Double> weights = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            weights.put(signal, number(numbers, "weight." + signal.wireName()));
        }
        String known = numbers.containsKey("prior." + modelId + ".mean") ? modelId : "other";
        return new FusionWeights(
                weights,
                number(numbers, "a"),
                number(numbers, "b"),
                number(numbers, "floor"),
                number(numbers, "prior.count"),
                prior(numbers, known));
    }

    private static Distribution prior(Properties numbers, String what) {
        return new Distribution(
                0, number(numbers, "prior." + what + ".mean"), number(numbers, "prior." + what + ".deviation"), 0);
    }

    private static double number(Properties numbers, String key) {
        String value = numbers.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(RESOURCE + " must have " + key + ", but has not");
        }
        try {
            double parsed = Double.parseDouble(value);
            if (Double.isFinite(parsed)) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(notANumber(key, value), e);
        }
        throw new IllegalArgumentException(notANumber(key, value));
    }

    private static String notANumber(String key, String value) {
        return RESOURCE + " must have a finite number as " + key + ", but has '" + value + "'";
    }

    /** How cosines spread, as if some of the usual ones had been seen before. */
    Distribution shrunk(Distribution seen) {
        return seen.shrunkTowards(meaning, priorCount);
    }

    /** What the score of one memory after the other is made of. */
    static final class Values {
        private final Signals factors;
        private final double offset;

        private Values(FusionWeights weights) {
            factors = Signals.of(weights::factor);
            offset = weights.offset;
        }

        /** The value of the {@link #score}, to the last bit. */
        double of(Signals signals) {
            double sum = 0;
            for (Signal signal : Signals.ALL) {
                sum += factors.of(signal) * signals.of(signal);
            }
            return sigmoid(offset + sum);
        }
    }

    Values values() {
        return new Values(this);
    }

    private double factor(Signal signal) {
        return slope * weights.getOrDefault(signal, 0.0);
    }

    /**
     * The score of a memory: σ(b + Σzᵢ) with zᵢ = a·wᵢ·xᵢ, {@code base} = σ(b), partᵢ = (σ(b + Σz) − σ(b))·zᵢ/Σz;
     * a signal that is {@linkplain Signal#isOnDemand() on demand} is a part only where it has a weight.
     *
     * @param signals the signals of the memory, finite; 0 for a signal that is not there
     * @return its score
     */
    public Score score(Map<Signal, Double> signals) {
        double sum = 0;
        Map<Signal, Double> z = new EnumMap<>(Signal.class);
        for (Signal signal : Signals.ALL) {
            double value = factor(signal) * signals.getOrDefault(signal, 0.0);
            sum += value;
            if (!signal.isOnDemand() || factor(signal) != 0) {
                z.put(signal, value);
            }
        }
        double base = sigmoid(offset);
        double value = sigmoid(offset + sum);
        double scale = sum == 0 ? 0 : (value - base) / sum;
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("base", base);
        /* Adding 0.0 makes -0.0 the zero that people know. */
        z.forEach((signal, part) -> parts.put(signal.wireName(), part * scale + 0.0));
        return new Score(value, parts);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
