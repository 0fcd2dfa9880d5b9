// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.recall.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every question ranked by weights that never saw its conversation.
 *
 * @param fusions the weights by the conversation that was left out
 */
record CrossValidation(Map<String, Fusion> fusions) {
    CrossValidation {
        fusions = Map.copyOf(fusions);
    }

    static CrossValidation of(List<Example> examples, double lambda, Set<Signal> without) {
        Map<String, Fusion> fusions = new HashMap<>();
        for (Example example : examples) {
            fusions.computeIfAbsent(example.conversation(), leftOut -> {
                List<Example> others = examples.stream()
                        .filter(other -> !other.conversation().equals(leftOut))
                        .toList();
                return Fusion.train(others, lambda, without);
            });
        }
        return new CrossValidation(fusions);
    }

    ScoredQuestion score(Example example) {
        Fusion fusion = fusions.get(example.conversation());
        if (fusion == null) {
            throw new IllegalArgumentException(example.conversation() + " must have been left out once, but was not");
        }
        return fusion.score(example);
    }

    List<Outcome> outcomes(List<Example> examples) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Example example : examples) {
            ScoredQuestion scored = score(example);
            outcomes.add(Outcome.of(example, scored.sums()));
        }
        return outcomes;
    }
}
