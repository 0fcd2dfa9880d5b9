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
     * The nearest experiences.
     *
     * @param k at most how many, at least 1
     * @param allowed which experiences count; each result passes it, and the k best that pass are found
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
     * How the cosines spread over the whole scope.
     *
     * @return exact where search is exact, otherwise that of a sample
     * @see VectorIndex#distribution
     */
    Distribution distribution();
}
