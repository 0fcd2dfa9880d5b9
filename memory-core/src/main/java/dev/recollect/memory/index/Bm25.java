// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arithmetic of {@link KeywordIndex}, in one place, so that two implementations give bit-equal scores. Pure.
 *
 * <p>The score of an experience is the sum of {@link #weight} over the terms of {@link #termsToScore} that it holds, added
 * to 0.0 in the order of that list. The formula is that of Robertson and Zaragoza, The Probabilistic Relevance Framework
 * (2009), with the logarithm of {@link StrictMath}, which is the same on every machine.
 */
public final class Bm25 {
    private Bm25() {}

    /**
     * How much a term tells, by how rare it is.
     *
     * @param documents the experiences of the scope, at least 1
     * @param withTerm those that hold the term, 0 to {@code documents}
     * @return ln(1 + (N − n + 0.5)/(n + 0.5)), positive
     */
    public static double idf(long documents, long withTerm) {
        return StrictMath.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5));
    }

    /**
     * What one term adds to the score of one experience.
     *
     * @param idf the term's {@link #idf}
     * @param frequency how often the experience holds the term, at least 1
     * @param length how many terms the experience holds, repeated ones counted each time
     * @param averageLength the mean length in the scope: all lengths summed, divided by the number of experiences
     * @return idf·tf·(k1 + 1)/(tf + k1·(1 − b + b·|D|/avg)), positive
     */
    public static double weight(double idf, long frequency, long length, double averageLength) {
        double norm = KeywordIndex.K1 * (1 - KeywordIndex.B + KeywordIndex.B * length / averageLength);
        return idf * frequency * (KeywordIndex.K1 + 1) / (frequency + norm);
    }

    /**
     * The score of a text of mean length that holds every term of a query once: the sum of their {@link #idf}, those of
     * terms that the scope does not hold included, added to 0.0 in ascending order of the terms (by UTF-16 unit).
     *
     * @param withTerm how many experiences of the scope hold each distinct term of the query, 0 where none does
     * @param documents the experiences of the scope
     * @return the score, 0 if the query has no terms or the scope no experiences
     */
    public static double fullMatch(Map<String, Long> withTerm, long documents) {
        double sum = 0;
        for (long holders : new TreeMap<>(withTerm).values()) {
            sum += documents == 0 ? 0 : idf(documents, holders);
        }
        return sum;
    }

    /**
     * Which of a query's terms are scored: all that the scope holds, up to {@link KeywordIndex#ALL_TERMS_BELOW}
     * experiences. Above, terms are taken by ascending number of experiences (ties by term) while the numbers add up to at
     * most {@link KeywordIndex#MAX_POSTINGS}; the first two are taken whatever they add up to.
     *
     * @param withTerm how many experiences of the scope hold each distinct term of the query; terms with 0 are left out
     * @param documents the experiences of the scope
     * @return the terms in ascending order of their strings (by UTF-16 unit), the order in which weights are added
     */
    public static List<String> termsToScore(Map<String, Long> withTerm, long documents) {
        List<Map.Entry<String, Long>> rarestFirst = withTerm.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<String> taken = new ArrayList<>();
        long postings = 0;
        for (Map.Entry<String, Long> entry : rarestFirst) {
            postings += entry.getValue();
            boolean fits = documents <= KeywordIndex.ALL_TERMS_BELOW || postings <= KeywordIndex.MAX_POSTINGS;
            if (!fits && taken.size() >= 2) {
                break;
            }
            taken.add(entry.getKey());
        }
        taken.sort(Comparator.naturalOrder());
        return taken;
    }
}
