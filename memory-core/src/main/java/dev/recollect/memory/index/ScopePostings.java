// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of one scope: who holds which term how often. Confined to one writer at a time, or readers only. */
final class ScopePostings {
    private static final long BYTES_OF_WORD = 100;

    private final Map<String, Map<ExperienceId, Integer>> postings = new HashMap<>();
    private final Map<ExperienceId, List<String>> terms = new HashMap<>();
    private long totalLength;

    /** About how much memory this takes: a map entry for each word. */
    long bytes() {
        return BYTES_OF_WORD * totalLength;
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    void add(ExperienceId id, List<String> all) {
        terms.put(id, List.copyOf(all));
        totalLength += all.size();
        for (String term : all) {
            postings.computeIfAbsent(term, t -> new HashMap<>()).merge(id, 1, Integer::sum);
        }
    }

    void remove(ExperienceId id) {
        List<String> all = terms.remove(id);
        if (all == null) {
            return;
        }
        totalLength -= all.size();
        for (String term : all) {
            postings.computeIfPresent(term, (t, holders) -> {
                holders.remove(id);
                return holders.isEmpty() ? null : holders;
            });
        }
    }

    KeywordScores score(Collection<String> query) {
        Map<String, Long> withTerm = new HashMap<>();
        for (String term : query) {
            withTerm.put(term, (long) holders(term).size());
        }
        Map<ExperienceId, Double> scores = new HashMap<>();
        double averageLength = (double) totalLength / terms.size();
        for (String term : Bm25.termsToScore(withTerm, terms.size())) {
            Map<ExperienceId, Integer> holders = holders(term);
            double idf = Bm25.idf(terms.size(), holders.size());
            holders.forEach((id, frequency) ->
                    scores.merge(id, Bm25.weight(idf, frequency, length(id), averageLength), Double::sum));
        }
        return new KeywordScores(scores, terms.size(), Bm25.fullMatch(withTerm, terms.size()));
    }

    private Map<ExperienceId, Integer> holders(String term) {
        return postings.getOrDefault(term, Map.of());
    }

    private int length(ExperienceId id) {
        return terms.getOrDefault(id, List.of()).size();
    }
}
