// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Locale;

/** A plain property of a memory in the light of a query; what the default profile fuses. The order is that of the parts. */
public enum Signal {
    /** Cosine of query and text, best role and chunk, as distance from the scope's mean in deviations. */
    MEANING,
    /** The same for the text together with the turn before it. */
    CONTEXT,
    /** BM25 of query and text, as distance from the scope's mean in deviations. */
    WORDS,
    /** BM25 as a share of the scope's best for this query, in [0, 1]. */
    WORDS_SHARE,
    /** Mean meaning of the two neighbouring turns of the session. */
    NEIGHBORS_MEANING,
    /** Mean words share of the two neighbouring turns of the session. */
    NEIGHBORS_WORDS,
    /** Mean of meaning and words over the session's three best turns. */
    SESSION,
    /** 1 if the query names the one who speaks, else 0. */
    SPEAKER,
    /** 1 if the text does nothing but ask, else 0. */
    QUESTION,
    /** Natural logarithm of the text's length over 100 characters, in [-2, 2]. */
    LENGTH,
    /** Halves with every half-life of age, in [0, 1]. */
    RECENCY;

    /**
     * The name among the parts of a score.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
