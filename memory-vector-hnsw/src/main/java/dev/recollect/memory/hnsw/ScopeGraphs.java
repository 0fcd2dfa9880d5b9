// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.ScopeVectors;
import dev.recollect.memory.index.VectorScores;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The vectors of one scope, and a graph over each role that has many. Safe for use by multiple threads: one writes, many
 * read beside it and see a state between two changes.
 */
final class ScopeGraphs {
    /* Per vector, for its place, its id and the way from one to the other; measured, rounded up. */
    private static final int OVERHEAD = 150;

    /* Per vector of a graph: links, the library's tables, ours, and a share of what was removed but not yet compacted. */
    private static final int GRAPH_OVERHEAD = 600;

    private final Scope scope;
    private final GraphSettings settings;
    private final int dimension;
    private final ScopeVectors vectors;
    private final Map<Role, RoleGraph> graphs = new ConcurrentHashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicBoolean saveQueued = new AtomicBoolean();
    private final AtomicBoolean deleteQueued = new AtomicBoolean();
    private final AtomicInteger erasures = new AtomicInteger();
    private volatile boolean wanted;
    private volatile boolean gone;

    ScopeGraphs(Scope scope, GraphSettings settings, int dimension, int quantizedFrom) {
        this.scope = scope;
        this.settings = settings;
        this.dimension = dimension;
        vectors = new ScopeVectors(quantizedFrom);
    }

    Scope scope() {
        return scope;
    }

    ScopeVectors vectors() {
        return vectors;
    }

    /** Graphs by role. */
    Map<Role, RoleGraph> graphs() {
        return graphs;
    }

    void replace(ExperienceId id, Map<Role, TextEmbedding> embeddings) {
        lock.writeLock().lock();
        try {
            Set<Role> before = EnumSet.noneOf(Role.class);
            graphs.keySet().stream()
                    .filter(role -> !vectors.chunks(role, id).isEmpty())
                    .forEach(before::add);
            vectors.replace(id, embeddings);
            before.forEach(role -> changed(role, id, true));
            embeddings.keySet().stream()
                    .filter(role -> !before.contains(role))
                    .forEach(role -> changed(role, id, false));
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void changed(Role role, ExperienceId id, boolean wasThere) {
        int size = vectors.size(role);
        RoleGraph graph = graphs.get(role);
        if (graph == null) {
            if (size >= settings.threshold()) {
                graphs.put(role, new RoleGraph(settings, dimension, role, vectors, lock.readLock()));
            }
        } else if (size < settings.threshold() / 4 * 3) {
            graphs.remove(role);
        } else {
            graph.changed(id, wasThere);
        }
    }

    List<Neighbor> search(Role role, Embedding query, int k, Predicate<ExperienceId> allowed) {
        return reading(() -> graph(role)
                .map(graph -> graph.search(query, k, allowed))
                .orElseGet(() -> vectors.search(role, query, k, allowed)));
    }

    Distribution distribution(Role role, Embedding query) {
        return reading(() -> graph(role)
                .filter(graph -> vectors.size(role) >= settings.threshold())
                .map(graph -> graph.distribution(query))
                .orElseGet(() -> vectors.distribution(role, query)));
    }

    /** What a query meets: all vectors at once where there is no graph to search. */
    VectorScores scores(Role role, Embedding query) {
        return reading(() -> graph(role).filter(RoleGraph::isServing).isPresent()
                ? new GraphScores(role, vectors.like(role, query))
                : vectors.scores(role, query));
    }

    private final class GraphScores implements VectorScores {
        private final Role role;
        private final Embedding query;

        GraphScores(Role role, Embedding query) {
            this.role = role;
            this.query = query;
        }

        @Override
        public List<Neighbor> best(int k, Predicate<ExperienceId> allowed) {
            return reading(() -> graph(role)
                    .map(graph -> graph.propose(query, k, allowed))
                    .orElseGet(() -> vectors.search(role, query, k, allowed)));
        }

        @Override
        public OptionalDouble of(ExperienceId id) {
            double cosine = of(List.of(id))[0];
            return Double.isNaN(cosine) ? OptionalDouble.empty() : OptionalDouble.of(cosine);
        }

        @Override
        public double[] of(List<ExperienceId> ids) {
            return vectors.cosines(role, query, ids);
        }

        @Override
        public Distribution distribution() {
            return ScopeGraphs.this.distribution(role, query);
        }
    }

    /** The graph of a role, if it has enough vectors. */
    Optional<RoleGraph> graph(Role role) {
        return Optional.ofNullable(graphs.get(role));
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /* The same for the same vectors, whatever is done of the graphs. */
    long bytes() {
        long bytes = 0;
        for (Role role : Role.values()) {
            int size = vectors.size(role);
            int width = vectors.isQuantized(role) ? Byte.BYTES : Float.BYTES;
            bytes += size * (dimension * (long) width + OVERHEAD);
            bytes += size < settings.threshold() ? 0 : (long) size * GRAPH_OVERHEAD;
        }
        return bytes;
    }

    /** Notes that the scope is searched: its graphs are worth making. */
    void want() {
        wanted = true;
    }

    /** Notes that the scope is not held any more. */
    void leave() {
        gone = true;
    }

    /** Whether graphs are to be worked on, and nobody has it on himself yet; who is told so has. */
    boolean queueTending() {
        return wanted && wantsTending() && queued.compareAndSet(false, true);
    }

    /** Notes that nobody has the tending on himself any more. */
    void unqueueTending() {
        queued.set(false);
    }

    /** Whether there is work on graphs. */
    boolean wantsTending() {
        return !gone && graphs.values().stream().anyMatch(RoleGraph::wantsTending);
    }

    /** Whether graphs should be saved, and nobody has it on himself yet; who is told so has. */
    boolean queueSaving() {
        return !gone
                && graphs.values().stream().anyMatch(graph -> graph.wantsSaving(false))
                && saveQueued.compareAndSet(false, true);
    }

    /** Notes that nobody has the saving on himself any more. */
    void unqueueSaving() {
        saveQueued.set(false);
    }

    /** Notes that something was erased. True if nobody has it on himself yet to delete what was saved; who is told so has. */
    boolean queueDeleting() {
        erasures.incrementAndGet();
        forgetSaved();
        return !graphs.isEmpty() && deleteQueued.compareAndSet(false, true);
    }

    /** Notes that nothing is saved any more. */
    void forgetSaved() {
        graphs.values().forEach(RoleGraph::forgetSaved);
    }

    /** Notes that nobody has the deleting on himself any more. */
    void unqueueDeleting() {
        deleteQueued.set(false);
    }

    /** How often something was erased. */
    int erasures() {
        return erasures.get();
    }

    /** How many experiences, role by role, are not in a graph that should be. */
    long left() {
        return graphs.values().stream().mapToLong(RoleGraph::left).sum();
    }
}
