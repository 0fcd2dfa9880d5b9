// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.StoredExperience;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An index whose graphs are made before each search, so that a search is one of them wherever it can be. */
final class SettledIndex implements VectorIndex {
    /** Few enough that the sizes of the contracts are beyond them, and searches that do not turn into scans. */
    static final GraphSettings SMALL = new GraphSettings(50, 12, 80, 80, 0.6);

    private final HnswVectorIndex index;

    SettledIndex(HnswVectorIndex index) {
        this.index = index;
    }

    static SettledIndex small(int dimension) {
        return new SettledIndex(
                HnswVectorIndex.builder(dimension).settings(SMALL).build());
    }

    @Override
    public List<Neighbor> search(Scope scope, Role role, Embedding query, int k, Predicate<ExperienceId> allowed) {
        index.settle(scope, left -> {});
        return index.search(scope, role, query, k, allowed);
    }

    @Override
    public Map<ExperienceId, Double> similarities(
            Scope scope, Role role, Embedding query, Collection<ExperienceId> ids) {
        return index.similarities(scope, role, query, ids);
    }

    @Override
    public Distribution distribution(Scope scope, Role role, Embedding query) {
        return index.distribution(scope, role, query);
    }

    @Override
    public boolean isQuantized(Scope scope, Role role) {
        return index.isQuantized(scope, role);
    }

    @Override
    public long size() {
        return index.size();
    }

    @Override
    public long bytes() {
        return index.bytes();
    }

    @Override
    public void forEach(Scope scope, Consumer<IndexedVector> each) {
        index.forEach(scope, each);
    }

    @Override
    public String name() {
        return index.name();
    }

    @Override
    public long checkpoint() {
        return index.checkpoint();
    }

    @Override
    public void apply(Changes changes) {
        index.apply(changes);
    }

    @Override
    public void load(List<StoredExperience> page) {
        index.load(page);
    }

    @Override
    public void evict(Scope scope) {
        index.evict(scope);
    }

    @Override
    public long bytes(Scope scope) {
        return index.bytes(scope);
    }

    @Override
    public void reset() {
        index.reset();
    }

    @Override
    public <T> T erasing(Scope scope, Supplier<T> erase) {
        return index.erasing(scope, erase);
    }

    @Override
    public void settle(Scope scope, LongConsumer left) {
        index.settle(scope, left);
    }

    @Override
    public void close() {
        index.close();
    }
}
