// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Set;

/** Reads what is compared with what: "Ada is older than Bo". Pure. */
final class Comparisons {
    private static final Set<String> BE = Set.of("is", "was", "were", "are", "did", "does", "had", "has");
    private static final Set<String> PRONOUNS = Set.of(
            "you", "me", "i", "he", "him", "she", "her", "it", "we", "us", "they", "them", "yours", "mine", "hers");
    private static final String SOMEONE = "?";

    private Comparisons() {}

    /** Whether it is told by a word of its own, and not by a pronoun. */
    static boolean isKnown(String comparedWith) {
        return !comparedWith.isEmpty() && !comparedWith.equals(SOMEONE);
    }

    /** What follows the next "than" in the clause: its stem, a mark for a pronoun, empty if nothing does. */
    static String comparedWith(Reading reading, int at) {
        Clauses.Clause clause = reading.clauses().at(at);
        int than = at + 1;
        while (than < clause.to() && !reading.tokens().is(than, "than")) {
            than++;
        }
        for (int next = than + 1; next < Math.min(clause.to(), than + 5); next++) {
            boolean owner =
                    !reading.stem(next + 1).isEmpty() && reading.tokens().is(next, "her");
            boolean said = reading.tokens().isAny(next + 1, BE);
            if (reading.tokens().isAny(next, PRONOUNS) && !owner && !said) {
                return SOMEONE;
            }
            if (!reading.stem(next).isEmpty()) {
                return reading.stem(next);
            }
        }
        return "";
    }

    /** Whether a word stands in the sentence of a place, but not behind the next "than". */
    static boolean stands(String stem, Reading reading, int at) {
        int sentence = reading.clauses().at(at).sentence();
        boolean before = false;
        boolean than = false;
        int from = at;
        while (from > 0 && reading.clauses().at(from - 1).sentence() == sentence) {
            from--;
        }
        for (int next = from;
                next < reading.tokens().size() && reading.clauses().at(next).sentence() == sentence;
                next++) {
            than |= next > at && reading.tokens().is(next, "than");
            if (reading.stem(next).equals(stem)) {
                if (than || (next > at && !reading.hasThan(at))) {
                    return false;
                }
                before = true;
            }
        }
        return before;
    }
}
