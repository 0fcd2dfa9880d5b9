// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.LinkedHashMap;
import java.util.Map;

/** Scores turns for one query under a profile. Confined to one query. */
final class Scorer {
    private static final double NEITHER_FOR_NOR_AGAINST = 0.5;

    private final RecallProfile profile;
    private final FusionWeights weights;
    private final FusionWeights.Values values;
    private final SignalReader reader;

    Scorer(RecallProfile profile, FusionWeights weights, SignalReader reader) {
        this.profile = profile;
        this.weights = weights;
        values = weights.values();
        this.reader = reader;
    }

    /** What a signal counts under a profile. */
    static double weight(Signal signal, RecallProfile profile, FusionWeights weights) {
        if (profile.isClassic()) {
            return 0;
        }
        return (profile.isCustom() ? profile.weights() : weights.weights()).getOrDefault(signal, 0.0);
    }

    Candidate candidate(Turn turn) {
        Signals signals = reader.read(turn);
        double fused = values.of(signals);
        boolean relevant = fused >= weights.floor();
        if (profile.isClassic() || profile.isCustom()) {
            Score score = profile.isClassic() ? classic(turn) : custom(signals);
            return new Candidate(turn.id(), signals, score.value(), relevant, () -> score);
        }
        return new Candidate(turn.id(), signals, fused, relevant, () -> weights.score(signals));
    }

    private Score classic(Turn turn) {
        double semantic = profile.semanticWeight()
                * Math.max(0, Math.min(1, reader.cosine(turn).orElse(0.0)));
        double recency = profile.recencyWeight() * reader.recency(turn);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("semantic", semantic);
        parts.put("recency", recency);
        /* Rounding may carry the sum of two normalised weights a last bit beyond 1. */
        return new Score(Math.min(1, semantic + recency), parts);
    }

    /* Not a logistic curve: with weights of any proportion it would be 1 to the last bit for many. */
    private Score custom(Signals signals) {
        double sum = 0;
        for (Map.Entry<Signal, Double> weight : profile.weights().entrySet()) {
            sum += weight.getValue() * signals.of(weight.getKey());
        }
        double scale = NEITHER_FOR_NOR_AGAINST / (1 + Math.abs(sum));
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("base", NEITHER_FOR_NOR_AGAINST);
        /* Adding 0.0 makes -0.0 the zero that people know. */
        profile.weights()
                .forEach((signal, weight) ->
                        parts.put(signal.wireName(), scale * weight * signals.getOrDefault(signal, 0.0) + 0.0));
        return new Score(NEITHER_FOR_NOR_AGAINST + scale * sum, parts);
    }
}
