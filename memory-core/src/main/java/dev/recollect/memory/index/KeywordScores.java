// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The keyword scores of one query over one scope; whoever is not named has 0. Immutable.
 *
 * @param scores the positive scores by experience
 * @param scopeSize how many experiences the scope has in the index
 * @param fullMatch the score of a text that holds all of the query's words, {@link Bm25#fullMatch}; says how much of what
 *     was asked a score stands for
 */
public record KeywordScores(Map<ExperienceId, Double> scores, long scopeSize, double fullMatch) {
    /** The scores over a scope without experiences. */
    public static final KeywordScores NONE = new KeywordScores(Map.of(), 0, 0);

    /** Copies the map. */
    public KeywordScores {
        scores = Map.copyOf(scores);
    }

    /**
     * The score of an experience.
     *
     * @param id the experience
     * @return its BM25 score, 0 if it shares no term
     */
    public double of(ExperienceId id) {
        return scores.getOrDefault(id, 0.0);
    }

    /**
     * The best experiences.
     *
     * @param k at most how many
     * @param allowed which count
     * @return best first, ties by id, positive scores only
     */
    public List<Neighbor> best(int k, Predicate<ExperienceId> allowed) {
        return scores.entrySet().stream()
                .filter(entry -> allowed.test(entry.getKey()))
                .map(entry -> new Neighbor(entry.getKey(), entry.getValue()))
                .sorted(Neighbor.BEST_FIRST)
                .limit(k)
                .toList();
    }
}
