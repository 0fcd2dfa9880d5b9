// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The cosines of one query to the vectors of one scope and role, asked for in several ways: what a recall needs of them
 * costs one look at the vectors. Made by {@link VectorIndex#scores}; for one query, soon. Safe for use by multiple threads;
 * beside changes, an answer is of the state before or after.
 */
public interface VectorScores {
    /**
     * The nearest experiences. Where the index searches a graph, it looks less far than {@link VectorIndex#search}: nearly
     * all of the first half are found, and of the others most.
     *
     * @param k at most how many, at least 1
     * @param allowed which experiences count; each result passes it, and k are found wherever as many pass
     * @return the nearest, best first, ties by id
     * @see VectorIndex#search
     */
    List<Neighbor> best(int k, Predicate<ExperienceId> allowed);

    /**
     * The cosine of one experience.
     *
     * @param id the experience
     * @return the cosine of its best chunk; empty if it has no vector in this role
     * @see VectorIndex#similarities
     */
    OptionalDouble of(ExperienceId id);

    /**
     * The cosines of several experiences, for less than one by one.
     *
     * @param ids the experiences
     * @return in the order of the ids the cosine of the best chunk, {@link Double#NaN} for one without a vector in this role
     */
    default double[] of(List<ExperienceId> ids) {
        return ids.stream().mapToDouble(id -> of(id).orElse(Double.NaN)).toArray();
    }

    /**
     * How the cosines spread over the whole scope.
     *
     * @return exact where search is exact, otherwise that of a sample
     * @see VectorIndex#distribution
     */
    Distribution distribution();
}
