// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.TextEmbedding;
import java.util.List;

/**
 * The vectors of some experiences of a role, which stand for all, held together so that a look at them is short. Immutable;
 * made by {@link ScopeVectors#sample}.
 */
public final class VectorSample {
    private final List<TextEmbedding> texts;
    private final boolean quantized;

    VectorSample(List<TextEmbedding> texts, boolean quantized) {
        this.texts = List.copyOf(texts);
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
        texts.forEach(text -> sum.add(text.similarity(asked)));
        return sum.distribution();
    }
}
