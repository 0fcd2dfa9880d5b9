// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.recollect.memory.embedding.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A graph over a haystack by the library that the vector index uses, with links as asked for, and how much of what is nearest
 * it leads to. What is nearest is found by looking at every vector, in the same arithmetic.
 */
final class GraphTrial {
    private final Haystack haystack;
    private final HnswIndex<Integer, Embedding, Needle, Float> graph;
    private final List<float[]> truth;

    private record Needle(Integer id, Embedding vector) implements Item<Integer, Embedding> {
        private static final long serialVersionUID = 1L;

        @Override
        public int dimensions() {
            return vector.dimension();
        }
    }

    private GraphTrial(Haystack haystack, HnswIndex<Integer, Embedding, Needle, Float> graph, List<float[]> truth) {
        this.haystack = haystack;
        this.graph = graph;
        this.truth = truth;
    }

    /** Finds what is nearest to each query, from the greatest cosine down. */
    static List<float[]> exact(Haystack haystack) {
        List<float[]> truth = new ArrayList<>();
        for (Embedding query : haystack.queries()) {
            truth.add(descending(haystack.vectors(), query));
        }
        return truth;
    }

    private static float[] descending(List<Embedding> vectors, Embedding query) {
        float[] cosines = new float[vectors.size()];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = -query.similarity(vectors.get(i));
        }
        Arrays.sort(cosines);
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = -cosines[i];
        }
        return cosines;
    }

    /** Links all vectors, one after the other, as the index does. */
    static GraphTrial made(Haystack haystack, List<float[]> truth, int m, int efConstruction) {
        DistanceFunction<Embedding, Float> distance = (one, other) -> 1 - one.similarity(other);
        HnswIndex<Integer, Embedding, Needle, Float> graph = HnswIndex.newBuilder(
                        haystack.vectors().get(0).dimension(),
                        distance,
                        Comparator.<Float>naturalOrder(),
                        haystack.vectors().size())
                .withM(m)
                .withEfConstruction(efConstruction)
                .withEf(1)
                .withRemoveEnabled()
                .<Integer, Needle>build();
        for (int i = 0; i < haystack.vectors().size(); i++) {
            graph.add(new Needle(i, haystack.vectors().get(i)));
        }
        return new GraphTrial(haystack, graph, truth);
    }

    /** The share of the {@code k} nearest that a search finds which keeps {@code ef} candidates; in [0, 1]. */
    double recall(int k, int ef) {
        int wanted = Math.min(k, haystack.vectors().size());
        long found = 0;
        for (int i = 0; i < truth.size(); i++) {
            Embedding query = haystack.queries().get(i);
            float last = truth.get(i)[wanted - 1];
            long near = graph.findNearest(query, ef).stream()
                    .filter(result -> query.similarity(result.item().vector()) >= last)
                    .count();
            found += Math.min(near, wanted);
        }
        return (double) found / ((long) wanted * truth.size());
    }
}
