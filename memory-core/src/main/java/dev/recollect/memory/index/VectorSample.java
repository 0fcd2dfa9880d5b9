// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.PackedEmbeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The vectors of some experiences of a role, which stand for all; those that are quantised lie side by side, so that a look at
 * them is short. Immutable; made by {@link ScopeVectors#sample}.
 */
public final class VectorSample {
    private final Function<Embedding, float[]> similarities;

    /* Of each experience, how many chunks there are up to and with its last. */
    private final int[] ends;

    VectorSample(List<List<Embedding>> texts, boolean quantized) {
        List<Embedding> all = new ArrayList<>(texts.size());
        ends = new int[texts.size()];
        for (int i = 0; i < ends.length; i++) {
            all.addAll(texts.get(i));
            ends[i] = all.size();
        }
        similarities = quantized ? PackedEmbeddings.of(all)::similarities : query -> similarities(all, query);
    }

    private static float[] similarities(List<Embedding> all, Embedding query) {
        float[] similarities = new float[all.size()];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = query.similarity(all.get(i));
        }
        return similarities;
    }

    /**
     * How the cosines to a query spread over the sample.
     *
     * @param query a unit vector
     * @return the distribution over the experiences of the sample, of each the best chunk
     */
    public Distribution distribution(Embedding query) {
        float[] ofChunks = similarities.apply(query);
        ExactSum sum = new ExactSum();
        int chunk = 0;
        for (int end : ends) {
            float best = -1;
            while (chunk < end) {
                best = Math.max(best, ofChunks[chunk++]);
            }
            sum.add(Math.min(1, best));
        }
        return sum.distribution();
    }
}
