// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plain property of a memory in the light of a query; what the default profile fuses. The order is that of the parts of a
 * score. What only asks tells nothing: of a text that is all questions, the first three count a fifth.
 */
public enum Signal {
    /** Cosine of query and text, best role and chunk, as distance from the scope's mean in deviations. */
    MEANING,
    /**
     * The same for the text together with the turn before it, if someone else said that or it is an exchange, but at most 2
     * above its meaning, or above 0 if that is less. Of anything else its meaning.
     */
    CONTEXT,
    /** BM25 over the geometric mean of the scope's best for this query and a full match; 0 or more, seldom above 1. */
    WORDS,
    /** The context of the turn after it, which is embedded together with this one, if it replies; else its own context. */
    FOLLOWING,
    /** The words of the turn before it, if someone else asked there. */
    ANSWERS,
    /** How well its session matches: the mean over the session's three best turns of their meaning, context and words. */
    SESSION,
    /** 1 if the query names the one who speaks, else 0. */
    SPEAKER,
    /** 1 if the query asks when, where, who, how many or why, and the text holds such a thing, else 0. */
    KIND,
    /** The share of its words that are more than everyday talk, in [0, 1); less in a short text. */
    SUBSTANCE,
    /** 1 if it happened on a day, in a month or in a year that the query names, or as long ago, else 0. */
    DATE,
    /** Halves with every half-life of age, in [0, 1]. */
    RECENCY,
    /** Natural logarithm of how many memories there are, up to 1,000: the more, the less likely that one of them is meant. */
    SIZE,
    /** How much it matters by itself, in [0, 1], as it was last computed; 0.25 until it was. {@linkplain #isOnDemand() On demand}. */
    SALIENCE,
    /**
     * How well its lineage matches: the best, by meaning, context and words, of what it was made from and what was made from it,
     * one step away, reflections and feedback left out; 0 or more, 0 where it is linked to nothing. {@linkplain #isOnDemand() On
     * demand}.
     */
    CAUSAL,
    /**
     * How near its valence is to that of the query, 1 − |v − w|/2, in [0, 1]: mood-congruent recall (Bower, Mood and Memory,
     * American Psychologist 36, 1981). {@linkplain #isOnDemand() On demand}, so that by default no feeling bears on a ranking.
     */
    CONGRUENCE;

    /**
     * Whether it is read only where it has a weight, because reading it costs more than looking at what memory holds.
     * Elsewhere it is 0 and no part of a score. In the default profile no such signal has a weight.
     *
     * @return true of {@link #SALIENCE}, {@link #CAUSAL} and {@link #CONGRUENCE}
     */
    public boolean isOnDemand() {
        return this == SALIENCE || this == CAUSAL || this == CONGRUENCE;
    }

    /**
     * The name among the parts of a score.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A signal by its name.
     *
     * @param wireName as {@link #wireName()} gives it
     * @return the signal, empty if none has that name
     */
    public static Optional<Signal> of(String wireName) {
        return Stream.of(values())
                .filter(signal -> signal.wireName().equals(wireName))
                .findFirst();
    }
}
