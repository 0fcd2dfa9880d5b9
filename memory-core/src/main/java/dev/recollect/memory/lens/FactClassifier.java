// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Tells which differences are of facts and which are the same in other words: a logistic regression over {@link Features},
 * whose weights (guard.weights) were learnt from pairs of drafts and rewritings. Pure.
 */
final class FactClassifier {
    /** How likely a difference has to be one of facts to be told. */
    static final double LEAST = .4;

    private static final FactClassifier LEARNT = new FactClassifier(weights());

    private final Map<String, Double> weights;
    private final Map<String, Map<String, Double>> byGroup = new HashMap<>();

    private FactClassifier(Map<String, Double> weights) {
        this.weights = weights;
        for (String group : Features.GROUPS) {
            Map<String, Double> own = new HashMap<>();
            weights.forEach((feature, weight) -> {
                if (feature.startsWith(group + " ")) {
                    own.put(feature.substring(group.length() + 1), weight);
                }
            });
            byGroup.put(group, own);
        }
    }

    /** The one that goes by the weights beside this class. */
    static FactClassifier learnt() {
        return LEARNT;
    }

    private static Map<String, Double> weights() {
        Map<String, Double> weights = new HashMap<>();
        for (String line : WordLists.lines("guard.weights")) {
            int end = line.lastIndexOf(' ');
            weights.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
        }
        return weights;
    }

    /** The facts among what the checks noticed. */
    Faithfulness facts(Side draft, Side styled, Differences differences) {
        return new Faithfulness(
                facts(new Features(draft, styled, true, differences.lost(), differences.added()), differences.lost()),
                facts(
                        new Features(styled, draft, false, differences.added(), differences.lost()),
                        differences.added()));
    }

    private List<Fact> facts(Features features, List<Difference> differences) {
        List<Difference> facts = new ArrayList<>();
        for (Difference difference : new LinkedHashSet<>(differences)) {
            if (difference.isCertain() || probability(features, difference) >= LEAST) {
                facts.add(difference);
            }
        }
        return facts.stream()
                .filter(fact -> !fact.possible() || facts.stream().noneMatch(fact::isWithin))
                .map(Difference::fact)
                .distinct()
                .toList();
    }

    /** How likely it is that a difference is one of facts, in [0, 1]. */
    private double probability(Features features, Difference difference) {
        Sum sum = new Sum();
        features.of(difference, sum);
        return 1 / (1 + Math.exp(-sum.total));
    }

    /** Adds up what is found, each by its weight. */
    private final class Sum implements Features.Sink {
        private double total;

        @Override
        public void add(String feature, double value) {
            if (value != 0) {
                total += weights.getOrDefault(feature, 0.0) * value;
            }
        }

        /* As the names put together would, without putting them together. */
        @Override
        public void add(String group, String feature, double value) {
            if (value != 0) {
                double own = byGroup.getOrDefault(group, Map.of()).getOrDefault(feature, 0.0);
                total += (weights.getOrDefault(feature, 0.0) + own) * value;
            }
        }
    }
}
