// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Set;

/**
 * Notices a word too many: where one text says all that the other does in the same words, whatever it says besides is added.
 * Words in which things are merely told do not count. Of every other word that only one text has it is merely possible.
 */
final class ResidueCheck implements Check {
    private static final Set<String> LESS = Set.of("less", "least");
    private static final double LEAST_COVERAGE = .34;
    private static final int MOST_LOOKED_AT = 64;

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        unsaid(draft, styled, true, differences.settledOfDraft(), differences.lost());
        unsaid(styled, draft, false, differences.settledOfStyled(), differences.added());
    }

    private static void unsaid(Side side, Side other, boolean listed, Set<Integer> settled, List<Difference> facts) {
        Sentences sentences = side.sentences();
        for (int i = 0; i < sentences.count(); i++) {
            if (sentences.partners(i).isEmpty()) {
                continue;
            }
            sentences.freshLight(i).stream()
                    .limit(MOST_LOOKED_AT)
                    .filter(at -> !settled.contains(at) && !isSaidOtherwise(side, at))
                    .forEach(at -> facts.add(side.possible(at)));
            boolean covered = sentences.freshOfPartners(i, other.sentences()).isEmpty();
            boolean found = false;
            for (int at :
                    sentences.fresh(i).subList(0, Math.min(sentences.fresh(i).size(), MOST_LOOKED_AT))) {
                boolean likely = covered
                        && !found
                        && isToldPlainly(side, at)
                        && (Phrasing.isListed(side, at) || (!listed && Phrasing.isDetail(side, at)));
                found |= likely;
                if (likely) {
                    facts.add(side.difference(FactKind.CIRCUMSTANCE, at, at + 1));
                } else if (!settled.contains(at) && !isSaidOtherwise(side, at)) {
                    facts.add(side.possible(at));
                }
            }
        }
    }

    /* A unit is part of its amount, and "least expensive" is cheapest. */
    private static boolean isSaidOtherwise(Side side, int at) {
        String word = side.here().tokens().at(at).word();
        Set<String> others = side.there().words();
        boolean less = side.here().tokens().isAny(at - 1, LESS) || Side.sharesAny(LESS, others);
        return Units.isUnit(word)
                || (less
                        && OppositeWords.isKnown(word)
                        && others.stream().anyMatch(other -> OppositeWords.areOpposite(word, other)));
    }

    /* Not in a clause of kindness. */
    private static boolean isToldPlainly(Side side, int at) {
        String word = side.here().tokens().at(at).word();
        return !side.here().clauses().at(at).feeling()
                && side.sentenceCoverage(at) >= LEAST_COVERAGE
                && !word.endsWith("ing")
                && !word.endsWith("ly")
                && !Units.isUnit(word);
    }
}
