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
 */
public record KeywordScores(Map<ExperienceId, Double> scores, long scopeSize) {
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

    /**
     * How the scores spread over the whole scope, those of 0 included.
     *
     * @return the distribution
     */
    public Distribution distribution() {
        if (scopeSize == 0) {
            return Distribution.EMPTY;
        }
        /* Summed in the order of the ids: the map's own order may differ between two equal maps. */
        double[] ordered = scores.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        double sum = 0;
        double squares = 0;
        double best = 0;
        for (double score : ordered) {
            sum += score;
            squares += score * score;
            best = Math.max(best, score);
        }
        double mean = sum / scopeSize;
        return new Distribution(scopeSize, mean, Math.sqrt(Math.max(0, squares / scopeSize - mean * mean)), best);
    }
}
