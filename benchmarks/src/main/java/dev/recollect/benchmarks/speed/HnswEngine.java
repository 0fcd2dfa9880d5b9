// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import java.util.List;

/** Our index as it comes: looks at every vector below its threshold, searches a graph above. */
final class HnswEngine implements SearchEngine {
    private final HnswVectorIndex index =
            HnswVectorIndex.builder(Vectors.DIMENSION).build();

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

    @Override
    public void close() {
        index.close();
    }
}
