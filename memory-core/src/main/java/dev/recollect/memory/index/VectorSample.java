// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import java.util.List;

/**
 * The vectors of some experiences of a role, which stand for all, held together so that a look at them is short. Immutable;
 * made by {@link ScopeVectors#sample}.
 */
public final class VectorSample {
    private final List<List<Embedding>> chunks;
    private final boolean quantized;

    VectorSample(List<List<Embedding>> chunks, boolean quantized) {
        this.chunks = List.copyOf(chunks);
        this.quantized = quantized;
    }

    /**
     * How the cosines to a query spread over the sample.
     *
     * @param query a unit vector
     * @return the distribution over the experiences of the sample
     */
    public Distribution distribution(Embedding query) {
        Embedding asked = quantized ? query.quantized() : query;
        ExactSum sum = new ExactSum();
        for (List<Embedding> one : chunks) {
            float best = -1;
            for (Embedding chunk : one) {
                best = Math.max(best, asked.similarity(chunk));
            }
            sum.add(Math.min(1, best));
        }
        return sum.distribution();
    }
}
