// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Learns from pairs how much each feature of a difference speaks for its being one of facts. */
final class GuardTraining {
    /* Differences that are none are rare among those that the checks take for likely. */
    private static final double OF_FALSE = 2;
    /* Of a pair in which something was changed: what is possible and is not it, what is likely and is not it, whether or not
    another one is it. */
    private static final double OF_POSSIBLE = .5;
    private static final double OF_ANOTHER = .2;
    private static final double OF_UNKNOWN = .6;
    /* What was taken for the same and is not is rare, too. */
    private static final double OF_KIN = 4;
    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "and", "or", "with", "is", "was", "be", "are",
            "were", "it", "that", "this", "you", "your", "i", "from", "as", "not", "no");

    private final LogisticRegression regression = new LogisticRegression();

    void add(GuardPairs.Pair pair) {
        Side draft = new Side(new Reading(pair.draft()), new Reading(pair.styled()));
        Side styled = new Side(draft.there(), draft.here());
        Differences differences = FactGuard.differences(draft, styled);
        List<Difference> lost = differences.lost();
        List<Difference> added = differences.added();
        Set<String> changed = pair.faithful() ? Set.of() : words(pair.changed());
        List<Difference> likely = new ArrayList<>(lost);
        likely.addAll(added);
        likely.removeIf(difference -> difference.possible() || difference.isCertain());
        boolean found = likely.stream().anyMatch(difference -> isOf(changed, difference));
        add(pair, changed, found, new Features(draft, styled, true, lost, added), lost);
        add(pair, changed, found, new Features(styled, draft, false, added, lost), added);
    }

    private void add(
            GuardPairs.Pair pair, Set<String> changed, boolean found, Features features, List<Difference> differences) {
        for (Difference difference : new LinkedHashSet<>(differences)) {
            if (!difference.isCertain()) {
                boolean hit = isOf(changed, difference);
                Map<String, Double> values = new HashMap<>();
                features.of(difference, (feature, value) -> values.merge(feature, value, Double::sum));
                regression.add(
                        values,
                        !pair.faithful() && (hit || !difference.possible()),
                        weight(pair, difference, hit, found));
            }
        }
    }

    private static double weight(GuardPairs.Pair pair, Difference difference, boolean hit, boolean found) {
        if (pair.faithful()) {
            return difference.possible() ? 1 : OF_FALSE;
        }
        if (hit) {
            return difference.possible() && difference.isMark() ? OF_KIN : 1;
        }
        return difference.possible() ? OF_POSSIBLE : found ? OF_ANOTHER : OF_UNKNOWN;
    }

    private static boolean isOf(Set<String> changed, Difference difference) {
        return words(difference.fact().text()).stream().anyMatch(changed::contains);
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
        words.remove("");
        Set<String> telling = new HashSet<>(words);
        telling.removeAll(SMALL);
        return telling.isEmpty() ? words : telling;
    }

    /** The weights, by feature. */
    Map<String, Double> fit() {
        return regression.fit();
    }
}
