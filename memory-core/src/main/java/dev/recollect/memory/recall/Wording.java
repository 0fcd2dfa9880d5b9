// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Collection;

/**
 * What the words of a text show without a query: how much of it is more than everyday talk, and which kinds of answer it
 * could give. Read from the sentences that tell; what only asks shows nothing. Kinds are known of English only; words of
 * other languages are none of the everyday ones, so that there only the number of words counts. Immutable.
 *
 * @param substance the share of its words that are not everyday ones, in [0, 1): s/(n + 3) of n distinct words without
 *     function words, so that a short text has less of it
 * @param kinds the {@linkplain AnswerKind#bit() bits} of the kinds of answer that it could give
 */
record Wording(float substance, int kinds) {
    /* As if some everyday words had been said before. */
    private static final int EVERYDAY_BEFORE = 3;

    /**
     * Reads a text.
     *
     * @param text any text
     * @return what its words show
     */
    static Wording of(String text) {
        WordReader reader = new WordReader();
        Asking.tellingSentences(text).forEach(reader::readSentence);
        return new Wording(
                (float) reader.moreThanEveryday() / (reader.words() + EVERYDAY_BEFORE), bits(reader.kinds()));
    }

    private static int bits(Collection<AnswerKind> kinds) {
        int bits = 0;
        for (AnswerKind kind : kinds) {
            bits |= kind.bit();
        }
        return bits;
    }

    /** Whether it could give an answer of one of the kinds. */
    boolean couldAnswer(Collection<AnswerKind> sought) {
        return (kinds & bits(sought)) != 0;
    }
}
