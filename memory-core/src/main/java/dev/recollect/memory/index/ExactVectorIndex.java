// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.StoredExperience;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
public final class ExactVectorIndex implements VectorIndex {
    private final int dimension;
    private final Map<Scope, ScopeVectors> scopes = new ConcurrentHashMap<>();
    private final Map<ExperienceId, Scope> scopeOf = new ConcurrentHashMap<>();
    private volatile long checkpoint;
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
        return vectors(scope).search(role, query.toArray(), k, allowed);
    }

    @Override
    public Map<ExperienceId, Double> similarities(
            Scope scope, Role role, Embedding query, Collection<ExperienceId> ids) {
        requireOpen();
        requireDimension(query, "query");
        return vectors(scope).similarities(role, query.toArray(), ids);
    }

    @Override
    public Distribution distribution(Scope scope, Role role, Embedding query) {
        requireOpen();
        requireDimension(query, "query");
        return vectors(scope).distribution(role, query.toArray());
    }

    @Override
    public long size() {
        requireOpen();
        return scopes.values().stream().mapToLong(ScopeVectors::size).sum();
    }

    @Override
    public void forEach(Consumer<IndexedVector> each) {
        requireOpen();
        scopes.forEach((scope, vectors) -> vectors.forEach(scope, each));
    }

    @Override
    public String name() {
        return "vectors";
    }

    @Override
    public long checkpoint() {
        requireOpen();
        return checkpoint;
    }

    @Override
    public synchronized void apply(Changes changes) {
        requireOpen();
        for (Change change : changes.changes()) {
            if (change.seq() > checkpoint) {
                change.current().ifPresentOrElse(this::replace, () -> remove(change.id()));
                checkpoint = change.seq();
            }
        }
        checkpoint = Math.max(checkpoint, changes.checkpoint());
    }

    private void replace(StoredExperience stored) {
        Experience experience = stored.experience();
        stored.embeddings()
                .values()
                .forEach(embedding -> requireDimension(
                        embedding.chunks().get(0),
                        "vector of " + experience.id().value()));
        Scope before = scopeOf.put(experience.id(), experience.scope());
        if (before != null && !before.equals(experience.scope())) {
            vectors(before).remove(experience.id());
        }
        scopes.computeIfAbsent(experience.scope(), scope -> new ScopeVectors(dimension))
                .replace(experience.id(), stored.embeddings());
    }

    /* By id alone: the scope of an erased user's changes has lost its name. */
    private void remove(ExperienceId id) {
        Scope scope = scopeOf.remove(id);
        if (scope != null) {
            ScopeVectors vectors = vectors(scope);
            vectors.remove(id);
            if (vectors.size() == 0) {
                scopes.remove(scope);
            }
        }
    }

    @Override
    public synchronized void reset() {
        requireOpen();
        scopes.clear();
        scopeOf.clear();
        checkpoint = 0;
    }

    @Override
    public synchronized void close() {
        closed = true;
        scopes.clear();
        scopeOf.clear();
    }

    private ScopeVectors vectors(Scope scope) {
        ScopeVectors vectors = scopes.get(scope);
        return vectors == null ? new ScopeVectors(dimension) : vectors;
    }

    private void requireOpen() {
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
