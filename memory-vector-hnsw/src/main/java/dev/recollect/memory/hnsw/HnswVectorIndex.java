// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.ScopedProjection;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.index.VectorScores;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.StoredExperience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A vector index for scopes of any size: below a threshold it looks at every vector, above it searches a graph (HNSW). Safe
 * for use by multiple threads; searches run beside each other and beside changes.
 *
 * <p>What search yields is always made of the vectors as they are now: what is gone is not found, what has just come is.
 * Above the threshold a search may miss one of the nearest, about one in a hundred, and a distribution is that of a sample;
 * vectors of which there are many are held quantised, so that similarities are some thousandths off. Graphs are made, updated and made anew on one background thread; until that is done,
 * and wherever it fails, search looks at every vector.
 *
 * <p>Graphs are saved in a folder where one is given: a file a scope and role without vectors or texts, under a hash. What
 * cannot be read is said in the log, removed, and made again. {@link #erasing} leaves none of the scope behind. Closing
 * saves what is worth it, which may take some seconds, and ends the thread.
 */
public final class HnswVectorIndex extends ScopedProjection<ScopeGraphs> implements VectorIndex {
    /** From how many vectors of a role in a scope a graph is made, unless set. */
    public static final int DEFAULT_THRESHOLD = 10_000;

    /** From how many vectors of a role in a scope these are held quantised, unless set. */
    public static final int DEFAULT_QUANTIZED_FROM = 10_000;

    private final int dimension;
    private final GraphSettings settings;
    private final int quantizedFrom;
    private final Optional<Snapshots> snapshots;
    private final Upkeep upkeep;
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean closed;

    private HnswVectorIndex(Builder builder) {
        dimension = builder.dimension;
        settings = builder.settings;
        quantizedFrom = builder.quantizedFrom;
        snapshots = builder.saved.map(saved -> Snapshots.open(saved.folder(), saved.model()));
        LongSupplier lastChange = builder.saved.map(Saved::lastChange).orElse(() -> 0L);
        upkeep = new Upkeep(snapshots, builder.saveDelay, lastChange, this::position);
    }

    /* Not refused while closing saves. */
    private long position() {
        return closed ? 0 : checkpoint();
    }

    /**
     * Begins to make an index.
     *
     * @param dimension the number of dimensions of every vector and query, at least 1
     * @return a builder with the defaults
     * @throws IllegalArgumentException if the dimension is not positive
     */
    public static Builder builder(int dimension) {
        return new Builder(dimension);
    }

    private record Saved(Path folder, ModelStamp model, LongSupplier lastChange) {}

    /** Collects choices. Confined to one thread. */
    public static final class Builder {
        private final int dimension;
        private GraphSettings settings = GraphSettings.withThreshold(DEFAULT_THRESHOLD);
        private int quantizedFrom = DEFAULT_QUANTIZED_FROM;
        private Duration saveDelay = Duration.ofSeconds(30);
        private Optional<Saved> saved = Optional.empty();

        private Builder(int dimension) {
            if (dimension < 1) {
                throw new IllegalArgumentException("the dimension must be at least 1, but was " + dimension);
            }
            this.dimension = dimension;
        }

        /**
         * Sets from how many vectors of a role in a scope a graph is made; {@link #DEFAULT_THRESHOLD} unless set.
         *
         * @param value at least 1
         * @return this
         * @throws IllegalArgumentException if the value is below 1
         */
        public Builder threshold(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("the threshold must be at least 1, but was " + value);
            }
            return settings(GraphSettings.withThreshold(value));
        }

        /**
         * Sets from how many vectors of a role in a scope these are held quantised: in a quarter of the memory, with
         * similarities that are some thousandths off. {@link #DEFAULT_QUANTIZED_FROM} unless set.
         *
         * @param value at least 1; {@link Integer#MAX_VALUE} for never
         * @return this
         * @throws IllegalArgumentException if the value is below 1
         */
        public Builder quantizedFrom(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("quantizedFrom must be at least 1, but was " + value);
            }
            quantizedFrom = value;
            return this;
        }

        Builder settings(GraphSettings value) {
            settings = value;
            return this;
        }

        /**
         * Sets where graphs are saved; nowhere unless set.
         *
         * @param folder a folder, created where missing; processes may share it as they share the store
         * @param model whose vectors they are made of; graphs of another are not read
         * @param lastChange the store's last change: a graph is saved only when the index knows it
         * @return this
         * @throws IllegalArgumentException if the model has another dimension
         */
        public Builder saveIn(Path folder, ModelStamp model, LongSupplier lastChange) {
            if (model.dimension() != dimension) {
                throw new IllegalArgumentException("the model must have " + dimension + " dimensions, but is " + model);
            }
            saved = Optional.of(new Saved(folder, model, lastChange));
            return this;
        }

        /**
         * Sets how long after a change graphs are saved; 30 seconds unless set.
         *
         * @param value not negative
         * @return this
         */
        public Builder saveDelay(Duration value) {
            saveDelay = value;
            return this;
        }

        /**
         * Makes the index.
         *
         * @return an empty index
         * @throws dev.recollect.memory.index.IndexException if the folder cannot be used
         */
        public HnswVectorIndex build() {
            return new HnswVectorIndex(this);
        }
    }

    @Override
    public List<Neighbor> search(Scope scope, Role role, Embedding query, int k, Predicate<ExperienceId> allowed) {
        requireOpen();
        requireDimension(query, "query");
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but was " + k);
        }
        Optional<ScopeGraphs> part = part(scope);
        part.ifPresent(this::tend);
        return part.map(searched -> searched.search(role, query, k, allowed)).orElseGet(List::of);
    }

    @Override
    public Map<ExperienceId, Double> similarities(
            Scope scope, Role role, Embedding query, Collection<ExperienceId> ids) {
        requireOpen();
        requireDimension(query, "query");
        return part(scope)
                .map(part -> part.vectors().similarities(role, query, ids))
                .orElseGet(Map::of);
    }

    @Override
    public Distribution distribution(Scope scope, Role role, Embedding query) {
        requireOpen();
        requireDimension(query, "query");
        return part(scope).map(part -> part.distribution(role, query)).orElse(Distribution.EMPTY);
    }

    @Override
    public VectorScores scores(Scope scope, Role role, Embedding query) {
        requireOpen();
        requireDimension(query, "query");
        Optional<ScopeGraphs> part = part(scope);
        part.ifPresent(this::tend);
        return part.map(searched -> searched.scores(role, query))
                .orElseGet(() -> VectorIndex.super.scores(scope, role, query));
    }

    private void tend(ScopeGraphs searched) {
        searched.want();
        upkeep.tendSoon(searched);
    }

    @Override
    public boolean isQuantized(Scope scope, Role role) {
        requireOpen();
        return part(scope).filter(part -> part.vectors().isQuantized(role)).isPresent();
    }

    @Override
    public long size() {
        return sum(part -> part.vectors().size());
    }

    @Override
    public long bytes() {
        return sum(ScopeGraphs::bytes) + snapshots.map(Snapshots::bytes).orElse(0L);
    }

    @Override
    public void forEach(Scope scope, Consumer<IndexedVector> each) {
        requireOpen();
        part(scope).ifPresent(part -> part.vectors().forEach(scope, each));
    }

    @Override
    public String name() {
        return "vectors";
    }

    @Override
    public <T> T erasing(Scope scope, Supplier<T> erase) {
        requireOpen();
        if (snapshots.isEmpty()) {
            return erase.get();
        }
        T erased = snapshots.get().erasing(scope, erase);
        /* The files are gone, even where nothing was there to be erased. */
        part(scope).ifPresent(upkeep::unsaved);
        return erased;
    }

    @Override
    public void settle(Scope scope, LongConsumer left) {
        requireOpen();
        part(scope).ifPresent(part -> upkeep.settle(part, left));
    }

    /** Whether there is a graph that searches use now where it pays. */
    boolean searchesGraph(Scope scope, Role role) {
        return part(scope)
                .flatMap(part -> part.graph(role))
                .filter(RoleGraph::isServing)
                .isPresent();
    }

    @Override
    public synchronized void reset() {
        parts().values().forEach(ScopeGraphs::leave);
        super.reset();
        snapshots.ifPresent(Snapshots::deleteAll);
    }

    @Override
    protected ScopeGraphs newPart(Scope scope) {
        return new ScopeGraphs(scope, settings, dimension, quantizedFrom);
    }

    @Override
    protected void put(ScopeGraphs part, StoredExperience stored) {
        Experience experience = stored.experience();
        for (TextEmbedding embedding : stored.embeddings().values()) {
            requireDimension(
                    embedding.chunks().get(0), "vector of " + experience.id().value());
        }
        part.replace(experience.id(), stored.embeddings());
        upkeep.tendSoon(part);
    }

    @Override
    protected void remove(ScopeGraphs part, ExperienceId id) {
        part.replace(id, Map.of());
        upkeep.erased(part);
        upkeep.tendSoon(part);
    }

    @Override
    protected void letGo(Scope scope, ScopeGraphs part) {
        upkeep.leave(part);
    }

    @Override
    protected boolean holds(ScopeGraphs part, ExperienceId id) {
        return part.vectors().holds(id);
    }

    @Override
    protected boolean isEmpty(ScopeGraphs part) {
        return part.vectors().size() == 0;
    }

    @Override
    protected long bytesOf(ScopeGraphs part) {
        return part.bytes();
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            upkeep.close(parts().values());
            closed = true;
            clear();
        }
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
