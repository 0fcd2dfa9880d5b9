// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ModelStamp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An index of ours. */
final class IndexEngine implements SearchEngine {
    private final VectorIndex index;

    private IndexEngine(VectorIndex index) {
        this.index = index;
    }

    /** The one that looks at every vector. */
    static IndexEngine exact() {
        return new IndexEngine(new ExactVectorIndex(Vectors.DIMENSION));
    }

    /** The one that comes with Recollect: looks at every vector below its threshold, searches a graph above. */
    static IndexEngine hnsw(Optional<Path> kept) {
        HnswVectorIndex.Builder builder = HnswVectorIndex.builder(Vectors.DIMENSION);
        kept.ifPresent(folder -> builder.saveIn(folder, new ModelStamp("vectors", Vectors.DIMENSION), () -> 0));
        return new IndexEngine(builder.build());
    }

    @Override
    public void fill(List<Embedding> vectors) {
        index.load(Vectors.asExperiences(vectors));
        index.settle(Vectors.SCOPE, left -> {});
    }

    @Override
    public List<Integer> nearest(Embedding query, int k) {
        return index.search(Vectors.SCOPE, Role.CONTENT, query, k, id -> true).stream()
                .map(neighbor -> Vectors.number(neighbor.id()))
                .toList();
    }

    /** What a recall is proposed: nearly all of the first half of so many, and most of the others. */
    List<Integer> proposed(Embedding query, int k) {
        return index.scores(Vectors.SCOPE, Role.CONTENT, query).best(k, id -> true).stream()
                .map(neighbor -> Vectors.number(neighbor.id()))
                .toList();
    }

    @Override
    public void close() {
        index.close();
    }
}
