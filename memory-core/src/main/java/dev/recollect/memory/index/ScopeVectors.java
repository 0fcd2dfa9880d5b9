// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.VectorIndex.IndexedVector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The vectors of one scope over all roles. Safe for use by multiple threads: one writes, or many read. */
final class ScopeVectors {
    private static final Comparator<Neighbor> WORST_FIRST = Neighbor.BEST_FIRST.reversed();

    private final int dimension;
    private final Map<Role, VectorMatrix> matrices = new EnumMap<>(Role.class);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    ScopeVectors(int dimension) {
        this.dimension = dimension;
    }

    void replace(ExperienceId id, Map<Role, TextEmbedding> embeddings) {
        lock.writeLock().lock();
        try {
            matrices.values().forEach(matrix -> matrix.remove(id));
            embeddings.forEach((role, embedding) -> matrices.computeIfAbsent(role, r -> new VectorMatrix(dimension))
                    .add(id, embedding));
        } finally {
            lock.writeLock().unlock();
        }
    }

    void remove(ExperienceId id) {
        replace(id, Map.of());
    }

    long size() {
        return reading(
                () -> matrices.values().stream().mapToLong(VectorMatrix::rows).sum());
    }

    List<Neighbor> search(Role role, float[] query, int k, Predicate<ExperienceId> allowed) {
        return reading(() -> {
            VectorMatrix matrix = matrix(role);
            PriorityQueue<Neighbor> best = new PriorityQueue<>(WORST_FIRST);
            for (int row = 0; row < matrix.rows(); row++) {
                if (matrix.isFirst(row)) {
                    offer(best, k, matrix.id(row), matrix.similarity(query, row), allowed);
                }
            }
            List<Neighbor> found = new ArrayList<>(best);
            found.sort(Neighbor.BEST_FIRST);
            return List.copyOf(found);
        });
    }

    /* Asks the filter last: whoever would not be among the best needs no answer, and the result is the same. */
    private static void offer(
            PriorityQueue<Neighbor> best, int k, ExperienceId id, double similarity, Predicate<ExperienceId> allowed) {
        Neighbor worst = best.size() < k ? null : best.peek();
        if (worst != null && similarity < worst.similarity()) {
            return;
        }
        Neighbor candidate = new Neighbor(id, similarity);
        if (worst != null && Neighbor.BEST_FIRST.compare(candidate, worst) > 0) {
            return;
        }
        if (allowed.test(id)) {
            if (worst != null) {
                best.poll();
            }
            best.add(candidate);
        }
    }

    Map<ExperienceId, Double> similarities(Role role, float[] query, Collection<ExperienceId> ids) {
        return reading(() -> {
            VectorMatrix matrix = matrix(role);
            Map<ExperienceId, Double> similarities = new HashMap<>();
            for (ExperienceId id : ids) {
                int row = matrix.rowOf(id);
                if (row >= 0) {
                    similarities.put(id, matrix.similarity(query, row));
                }
            }
            return Map.copyOf(similarities);
        });
    }

    Distribution distribution(Role role, float[] query) {
        return reading(() -> {
            VectorMatrix matrix = matrix(role);
            ExactSum sum = new ExactSum();
            for (int row = 0; row < matrix.rows(); row++) {
                if (matrix.isFirst(row)) {
                    sum.add(matrix.similarity(query, row));
                }
            }
            return sum.distribution();
        });
    }

    void forEach(Scope scope, Consumer<IndexedVector> each) {
        List<IndexedVector> all = reading(() -> {
            List<IndexedVector> vectors = new ArrayList<>();
            matrices.forEach((role, matrix) -> {
                for (int row = 0; row < matrix.rows(); row++) {
                    vectors.add(new IndexedVector(scope, role, matrix.id(row), matrix.chunk(row), matrix.vector(row)));
                }
            });
            return vectors;
        });
        all.forEach(each);
    }

    private VectorMatrix matrix(Role role) {
        VectorMatrix matrix = matrices.get(role);
        return matrix == null ? new VectorMatrix(dimension) : matrix;
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
