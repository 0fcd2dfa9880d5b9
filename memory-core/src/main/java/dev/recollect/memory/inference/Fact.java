// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import java.util.List;

/**
 * A fact that a model read out of turns. Immutable.
 *
 * @param subject who or what it is about, 1 to {@value #SUBJECT_CHARS} characters
 * @param claim what is said of the subject, without a negation, 1 to {@value #CLAIM_CHARS} characters
 * @param affirmed whether the claim is said to hold, or not to hold
 * @param time when
 * @param confidence how sure the model is, in [0, 1]
 * @param support the places of the turns that say so, from 1, each once, at least one
 */
record Fact(String subject, String claim, boolean affirmed, TimeScope time, double confidence, List<Integer> support) {
    static final int SUBJECT_CHARS = 100;
    static final int CLAIM_CHARS = 300;

    Fact {
        support = List.copyOf(support);
    }

    /** As a sentence. */
    String sentence() {
        String plain = subject + " " + claim;
        String ended = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        String told = affirmed ? ended : "It is not so that " + ended;
        return (time.equals(TimeScope.ALWAYS) ? told : told + " (" + time + ")") + ".";
    }
}
