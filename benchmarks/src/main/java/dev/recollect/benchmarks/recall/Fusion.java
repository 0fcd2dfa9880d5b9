// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.recall.Signal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Weights of the signals that rank: a linear fusion.
 *
 * @param weights by signal; SIZE, which is the same for all candidates, is not among them
 */
record Fusion(Map<Signal, Double> weights) {
    /**
     * Set by hand, not trained: questions of a set are asked at no moment, so that nothing can be learned about recency. Small
     * enough to decide only between memories that are otherwise about equal. What is read on demand counts nothing: the
     * turns of a set were never used, have no lineage, and nothing is known of how who asks feels.
     */
    static final Map<Signal, Double> FIXED = fixed();

    static final Set<Signal> TRAINED = trained();
    private static final double STEPS = 1_000;

    private static Map<Signal, Double> fixed() {
        Map<Signal, Double> fixed = new EnumMap<>(Signal.class);
        Stream.of(Signal.values()).filter(Signal::isOnDemand).forEach(signal -> fixed.put(signal, 0.0));
        fixed.put(Signal.RECENCY, 0.2);
        return Collections.unmodifiableMap(fixed);
    }

    private static Set<Signal> trained() {
        EnumSet<Signal> trained = EnumSet.allOf(Signal.class);
        trained.removeAll(FIXED.keySet());
        trained.remove(Signal.SIZE);
        return Collections.unmodifiableSet(trained);
    }

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
