// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.recall.Signal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weights of the signals that rank: a linear fusion.
 *
 * @param weights by signal; SIZE, which is the same for all candidates, is not among them
 */
record Fusion(Map<Signal, Double> weights) {
    /**
     * Set by hand, not trained: questions of a set are asked at no moment, so that nothing can be learned about recency. Small
     * enough to decide only between memories that are otherwise about equal.
     */
    static final Map<Signal, Double> FIXED = Map.of(Signal.RECENCY, 0.2, Signal.SALIENCE, 0.0);

    static final Set<Signal> TRAINED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Signal.RECENCY, Signal.SIZE, Signal.SALIENCE)));
    private static final double STEPS = 1_000;

    Fusion {
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
    }

    /**
     * Trains on questions that have an answer; the weights are rounded to three decimals.
     *
     * @param without signals to do without
     */
    static Fusion train(List<Example> examples, double lambda, Set<Signal> without) {
        List<Signal> trained =
                TRAINED.stream().filter(signal -> !without.contains(signal)).toList();
        double[] found = Descent.minimize(new Listwise(examples, trained, FIXED, lambda));
        Map<Signal, Double> weights = new EnumMap<>(FIXED);
        for (int i = 0; i < found.length; i++) {
            weights.put(trained.get(i), Math.rint(found[i] * STEPS) / STEPS);
        }
        return new Fusion(weights);
    }

    double sum(Map<Signal, Double> signals) {
        double sum = 0;
        for (Map.Entry<Signal, Double> weight : weights.entrySet()) {
            sum += weight.getValue() * signals.getOrDefault(weight.getKey(), 0.0);
        }
        return sum;
    }

    ScoredQuestion score(Example example) {
        double[] sums = example.candidates().stream()
                .mapToDouble(candidate -> sum(candidate.signals()))
                .toArray();
        double logSize = example.candidates().stream()
                .mapToDouble(candidate -> candidate.signals().getOrDefault(Signal.SIZE, 0.0))
                .findFirst()
                .orElse(0);
        return new ScoredQuestion(example, sums, logSize);
    }
}
