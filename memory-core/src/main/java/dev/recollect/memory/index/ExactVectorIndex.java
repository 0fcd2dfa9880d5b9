// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.StoredExperience;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A vector index that looks at every vector of the scope: its results are exact, and adding or removing a vector costs the
 * same at any size. Memory: four bytes a dimension and vector. Safe for use by multiple threads; searches run beside each
 * other, and wait only for a change of their own scope that is being applied.
 *
 * <p>Similarities are computed in single precision in an order that depends on nothing but the two vectors, and
 * distributions from sums that do not depend on an order, so every figure is the same however the index came to its state.
 */
public final class ExactVectorIndex extends ScopedProjection<ScopeVectors> implements VectorIndex {
    /* Per vector, for its place, its id and the way from one to the other. */
    private static final int OVERHEAD = 150;

    private final int dimension;
    private volatile boolean closed;

    /**
     * Creates an empty index.
     *
     * @param dimension the number of dimensions of every vector and query, at least 1
     * @throws IllegalArgumentException if the dimension is not positive
     */
    public ExactVectorIndex(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("the dimension must be at least 1, but was " + dimension);
        }
        this.dimension = dimension;
    }

    @Override
    public List<Neighbor> search(Scope scope, Role role, Embedding query, int k, Predicate<ExperienceId> allowed) {
        requireOpen();
        requireDimension(query, "query");
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but was " + k);
        }
        return vectors(scope).search(role, query, k, allowed);
    }

    @Override
    public Map<ExperienceId, Double> similarities(
            Scope scope, Role role, Embedding query, Collection<ExperienceId> ids) {
        requireOpen();
        requireDimension(query, "query");
        return vectors(scope).similarities(role, query, ids);
    }

    @Override
    public Distribution distribution(Scope scope, Role role, Embedding query) {
        requireOpen();
        requireDimension(query, "query");
        return vectors(scope).distribution(role, query);
    }

    @Override
    public VectorScores scores(Scope scope, Role role, Embedding query) {
        requireOpen();
        requireDimension(query, "query");
        return vectors(scope).scores(role, query);
    }

    @Override
    public boolean isQuantized(Scope scope, Role role) {
        requireOpen();
        return false;
    }

    @Override
    public long size() {
        return sum(ScopeVectors::size);
    }

    @Override
    public long bytes() {
        return sum(this::bytesOf);
    }

    @Override
    public void forEach(Scope scope, Consumer<IndexedVector> each) {
        requireOpen();
        part(scope).ifPresent(vectors -> vectors.forEach(scope, each));
    }

    @Override
    public String name() {
        return "vectors";
    }

    @Override
    protected ScopeVectors newPart(Scope scope) {
        return new ScopeVectors();
    }

    @Override
    protected void put(ScopeVectors part, StoredExperience stored) {
        Experience experience = stored.experience();
        stored.embeddings()
                .values()
                .forEach(embedding -> requireDimension(
                        embedding.chunks().get(0),
                        "vector of " + experience.id().value()));
        part.replace(experience.id(), stored.embeddings());
    }

    @Override
    protected void remove(ScopeVectors part, ExperienceId id) {
        part.remove(id);
    }

    @Override
    protected boolean holds(ScopeVectors part, ExperienceId id) {
        return part.holds(id);
    }

    @Override
    protected boolean isEmpty(ScopeVectors part) {
        return part.size() == 0;
    }

    @Override
    protected long bytesOf(ScopeVectors part) {
        return part.size() * (dimension * (long) Float.BYTES + OVERHEAD);
    }

    @Override
    public synchronized void close() {
        closed = true;
        clear();
    }

    private ScopeVectors vectors(Scope scope) {
        return part(scope).orElseGet(ScopeVectors::new);
    }

    @Override
    protected void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the vector index is closed");
        }
    }

    private void requireDimension(Embedding embedding, String what) {
        if (embedding.dimension() != dimension) {
            throw new IllegalArgumentException(
                    what + " must have " + dimension + " dimensions, but has " + embedding.dimension());
        }
    }
}
