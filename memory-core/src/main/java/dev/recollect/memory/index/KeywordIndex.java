// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.Scope;

/**
 * Finds experiences by their words, scored by BM25 over the scope's own counts. Safe for use by multiple threads.
 *
 * <p>The indexed text of a turn is what {@link IndexedText#of} says. The score of a text D for the query's distinct terms
 * t is Σ idf(t)·tf·(k1 + 1)/(tf + k1·(1 − b + b·|D|/avg)), with idf(t) = ln(1 + (N − n + 0.5)/(n + 0.5)), k1 = 0.9,
 * b = 0.4 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), N, n and avg those of the scope: N counts
 * every experience of the scope, those without any term too, |D| is the number of terms, repeated ones counted each time,
 * and avg is the sum of all |D| divided by N. {@link Bm25} computes it, and says which terms count and in which order they
 * are added, so that equal counts give bit-equal scores.
 */
public interface KeywordIndex {
    /** Term frequency saturation. */
    double K1 = 0.9;

    /** Length normalisation. */
    double B = 0.4;

    /** Experiences of a scope up to which every term of a query is looked up. */
    int ALL_TERMS_BELOW = 20_000;

    /** Postings read for a query in a larger scope: rarest terms first, at least two terms. */
    int MAX_POSTINGS = 20_000;

    /**
     * Scores a scope against a query.
     *
     * @param scope whose
     * @param query any text
     * @return the scores of all experiences that share a term with it
     */
    KeywordScores score(Scope scope, String query);
}
