// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The index that comes with Recollect, used as a recall uses it: what is best by vectors in eight bits is scored again by the
 * vectors as they are. A recall reads these from the store, together with the memories; here they are at hand.
 */
final class RescoringEngine implements SearchEngine {
    private static final int LOOKED_AT_CLOSER = 30;

    private final IndexEngine proposing;
    private List<Embedding> floats = List.of();

    RescoringEngine(Optional<Path> kept) {
        proposing = IndexEngine.hnsw(kept);
    }

    @Override
    public void fill(List<Embedding> vectors) {
        proposing.fill(vectors);
        floats = vectors;
    }

    private record Scored(int number, float similarity) {}

    @Override
    public List<Integer> nearest(Embedding query, int k) {
        return proposing.proposed(query, Math.max(k, LOOKED_AT_CLOSER)).stream()
                .map(number -> new Scored(number, query.similarity(floats.get(number))))
                .sorted(Comparator.comparingDouble(Scored::similarity).reversed())
                .limit(k)
                .map(Scored::number)
                .toList();
    }

    @Override
    public void close() {
        proposing.close();
    }
}
