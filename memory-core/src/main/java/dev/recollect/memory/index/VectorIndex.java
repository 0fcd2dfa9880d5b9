// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds experiences by meaning: a projection of the store's vectors, per scope and role. Of an experience with several
 * chunks, the best counts. Safe for use by multiple threads, searches run beside {@link #apply}.
 */
public interface VectorIndex extends Projection, AutoCloseable {
    /**
     * The nearest experiences.
     *
     * @param scope whose
     * @param role which vectors
     * @param query a unit vector
     * @param k at most how many, at least 1
     * @param allowed which experiences count; each result passes it, and the k best that pass are found
     * @return the nearest, best first, ties by id; empty for an unknown scope. Where the index {@link #isQuantized}, by
     *     similarities that are some thousandths off
     * @throws IllegalArgumentException if the query's dimension is not the index's
     */
    List<Neighbor> search(Scope scope, Role role, Embedding query, int k, Predicate<ExperienceId> allowed);

    /**
     * The cosines of given experiences to a query.
     *
     * @param scope whose
     * @param role which vectors
     * @param query a unit vector
     * @param ids which experiences
     * @return the cosine of the best chunk of each that has a vector in this role; where the index {@link #isQuantized},
     *     some thousandths off
     */
    Map<ExperienceId, Double> similarities(Scope scope, Role role, Embedding query, Collection<ExperienceId> ids);

    /**
     * How the cosines to a query spread over the whole scope.
     *
     * @param scope whose
     * @param role which vectors
     * @param query a unit vector
     * @return exact where search is exact; otherwise estimated from a sample that depends on the scope only
     */
    Distribution distribution(Scope scope, Role role, Embedding query);

    /**
     * All that {@link #search}, {@link #similarities} and {@link #distribution} tell of one query, for the price of one of
     * them where the index looks at every vector.
     *
     * @param scope whose
     * @param role which vectors
     * @param query a unit vector
     * @return the scores
     * @throws IllegalArgumentException if the query's dimension is not the index's
     */
    default VectorScores scores(Scope scope, Role role, Embedding query) {
        return new AskedScores(this, scope, role, query);
    }

    /**
     * Whether vectors of a scope are held {@linkplain Embedding#quantized() quantised}, so that similarities are a little
     * off; the store has them as they are.
     *
     * @param scope whose
     * @param role which vectors
     * @return false for an unknown scope
     */
    boolean isQuantized(Scope scope, Role role);

    /**
     * The number of vectors held.
     *
     * @return over all loaded scopes and roles, chunks counted
     */
    long size();

    /**
     * How much room the index takes.
     *
     * @return in bytes, about: what is held in memory, and what is kept on disk
     */
    long bytes();

    /**
     * Shows every vector of a scope once; for verification.
     *
     * @param scope whose
     * @param each is called for each, in no particular order
     */
    void forEach(Scope scope, Consumer<IndexedVector> each);

    /** Frees the memory; later calls throw {@link IllegalStateException}. Closing again does nothing. */
    @Override
    void close();

    /**
     * A vector as the index holds it.
     *
     * @param scope whose
     * @param role its role
     * @param id the experience
     * @param chunk the chunk, from 0
     * @param vector the vector, or its quantised form
     */
    record IndexedVector(Scope scope, Role role, ExperienceId id, int chunk, Embedding vector) {}
}
