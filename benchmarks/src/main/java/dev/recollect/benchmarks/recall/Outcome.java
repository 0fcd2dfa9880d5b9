// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one way of ranking made of one question.
 *
 * @param conversation whose
 * @param category what kind of question
 * @param figures how good the ranking is
 */
record Outcome(String conversation, String category, Figures figures) {
    /** The outcome of a ranking by scores, one per candidate. */
    static Outcome of(Example example, double[] scores) {
        return new Outcome(
                example.conversation(), example.question().category(), Figures.of(example, example.order(scores)));
    }

    static Map<String, List<Figures>> byCategory(Collection<Outcome> outcomes) {
        Map<String, List<Figures>> byCategory = new TreeMap<>();
        outcomes.forEach(outcome -> byCategory
                .computeIfAbsent(outcome.category(), key -> new ArrayList<>())
                .add(outcome.figures()));
        return byCategory;
    }

    /** The mean over categories of each category's mean. */
    static Figures macro(Collection<Outcome> outcomes) {
        return Figures.mean(
                byCategory(outcomes).values().stream().map(Figures::mean).toList());
    }

    /** The mean over questions. */
    static Figures micro(Collection<Outcome> outcomes) {
        return Figures.mean(outcomes.stream().map(Outcome::figures).toList());
    }
}
