// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.OnHeapGraphIndex;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JVector's graph in memory, with the numbers that its readme begins with. */
final class JVectorEngine implements SearchEngine {
    private static final int DEGREE = 16;
    private static final int BEAM_OF_BUILDING = 100;
    private static final float OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;

    /* Candidates that its search keeps beyond k, as many as the other graphs do. */
    private static final int BEAM = 100;

    private final VectorTypeSupport types = VectorizationProvider.getInstance().getVectorTypeSupport();
    private final List<VectorFloat<?>> held = new ArrayList<>();
    private final ListRandomAccessVectorValues values = new ListRandomAccessVectorValues(held, Vectors.DIMENSION);
    private Optional<GraphSearcher> searcher = Optional.empty();

    @Override
    public void fill(List<Embedding> vectors) {
        vectors.forEach(vector -> held.add(types.createFloatVector(vector.toArray())));
        try (GraphIndexBuilder builder = new GraphIndexBuilder(
                values, VectorSimilarityFunction.DOT_PRODUCT, DEGREE, BEAM_OF_BUILDING, OVERFLOW, ALPHA)) {
            OnHeapGraphIndex graph = builder.build(values);
            searcher = Optional.of(new GraphSearcher(graph));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Integer> nearest(Embedding query, int k) {
        SearchScoreProvider scores = SearchScoreProvider.exact(
                types.createFloatVector(query.toArray()), VectorSimilarityFunction.DOT_PRODUCT, values);
        SearchResult found = searcher.orElseThrow().search(scores, Math.max(k, BEAM), Bits.ALL);
        List<Integer> numbers = new ArrayList<>();
        for (SearchResult.NodeScore node : found.getNodes()) {
            if (numbers.size() < k) {
                numbers.add(node.node);
            }
        }
        return numbers;
    }

    @Override
    public void close() {
        try {
            if (searcher.isPresent()) {
                searcher.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
