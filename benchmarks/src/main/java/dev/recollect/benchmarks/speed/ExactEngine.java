// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.index.ExactVectorIndex;
import java.util.List;

/** Our exact index: looks at every vector. */
final class ExactEngine implements SearchEngine {
    private final ExactVectorIndex index = new ExactVectorIndex(Vectors.DIMENSION);

    @Override
    public void fill(List<Embedding> vectors) {
        index.load(Vectors.asExperiences(vectors));
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
