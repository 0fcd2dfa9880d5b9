// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The keyword scores of one query over one scope; whoever is not named has 0. Immutable.
 */
public final class KeywordScores {
    /** The scores over a scope without experiences. */
    public static final KeywordScores NONE = new KeywordScores(Map.of(), 0, 0);

    private final Found found;
    private final long scopeSize;
    private final double fullMatch;

    /** Where the scores lie. */
    interface Found {
        /** The scores of experiences in their order, 0 for one that has none. */
        double[] of(List<ExperienceId> ids);

        /** Shows every positive score once that the visitor wants. */
        void forEach(Visitor visitor);
    }

    /** Is shown scores. */
    interface Visitor {
        /** Whether a score matters; asked first, because whose it is takes longer to find out. */
        boolean wants(double score);

        void visit(ExperienceId id, double score);
    }

    /**
     * Scores by experience.
     *
     * @param scores the positive scores; copied
     * @param scopeSize how many experiences the scope has in the index
     * @param fullMatch the score of a text that holds all of the query's words, {@link Bm25#fullMatch}
     */
    public KeywordScores(Map<ExperienceId, Double> scores, long scopeSize, double fullMatch) {
        this(new Listed(Map.copyOf(scores)), scopeSize, fullMatch);
    }

    KeywordScores(Found found, long scopeSize, double fullMatch) {
        this.found = found;
        this.scopeSize = scopeSize;
        this.fullMatch = fullMatch;
    }

    private record Listed(Map<ExperienceId, Double> scores) implements Found {
        @Override
        public double[] of(List<ExperienceId> ids) {
            return ids.stream().mapToDouble(id -> scores.getOrDefault(id, 0.0)).toArray();
        }

        @Override
        public void forEach(Visitor visitor) {
            scores.forEach((id, score) -> {
                if (visitor.wants(score)) {
                    visitor.visit(id, score);
                }
            });
        }
    }

    /**
     * All scores.
     *
     * @return the positive scores by experience; a fresh copy
     */
    public Map<ExperienceId, Double> scores() {
        Map<ExperienceId, Double> scores = new HashMap<>();
        found.forEach(new Visitor() {
            @Override
            public boolean wants(double score) {
                return true;
            }

            @Override
            public void visit(ExperienceId id, double score) {
                scores.put(id, score);
            }
        });
        return scores;
    }

    /**
     * How many there are to choose from.
     *
     * @return how many experiences the scope has in the index
     */
    public long scopeSize() {
        return scopeSize;
    }

    /**
     * How much of what was asked a score stands for.
     *
     * @return the score of a text that holds all of the query's words, {@link Bm25#fullMatch}
     */
    public double fullMatch() {
        return fullMatch;
    }

    /**
     * The score of an experience.
     *
     * @param id the experience
     * @return its BM25 score, 0 if it shares no term
     */
    public double of(ExperienceId id) {
        return of(List.of(id))[0];
    }

    /**
     * The scores of several experiences, for less than one by one.
     *
     * @param ids the experiences
     * @return their BM25 scores in the order of the ids, 0 for one that shares no term
     */
    public double[] of(List<ExperienceId> ids) {
        return found.of(ids);
    }

    /**
     * The best experiences.
     *
     * @param k at most how many
     * @param allowed which count; asked only of those that would be among the best
     * @return best first, ties by id, positive scores only
     */
    public List<Neighbor> best(int k, Predicate<ExperienceId> allowed) {
        BestNeighbors best = new BestNeighbors(k, allowed);
        found.forEach(best);
        return best.sorted();
    }

    /**
     * The greatest product of a score and what its experience is worth.
     *
     * @param worth of an experience, in [0, 1]; asked only of those whose score could still be the greatest
     * @return 0 if there is none
     */
    public double greatest(ToDoubleFunction<ExperienceId> worth) {
        Greatest greatest = new Greatest(worth);
        found.forEach(greatest);
        return greatest.product;
    }

    private static final class Greatest implements Visitor {
        private final ToDoubleFunction<ExperienceId> worth;
        private double product;

        Greatest(ToDoubleFunction<ExperienceId> worth) {
            this.worth = worth;
        }

        @Override
        public boolean wants(double score) {
            return score > product;
        }

        @Override
        public void visit(ExperienceId id, double score) {
            product = Math.max(product, score * worth.applyAsDouble(id));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeywordScores that
                && scopeSize == that.scopeSize
                && Double.compare(fullMatch, that.fullMatch) == 0
                && scores().equals(that.scores());
    }

    @Override
    public int hashCode() {
        return Double.hashCode(fullMatch) * 31 + Long.hashCode(scopeSize);
    }

    @Override
    public String toString() {
        return "KeywordScores[" + scores() + " of " + scopeSize + ", full match " + fullMatch + "]";
    }
}
