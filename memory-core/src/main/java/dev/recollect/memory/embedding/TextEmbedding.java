// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import java.util.List;

/**
 * The embeddings of one text: a single one, or one per chunk where the text is longer than the model's window. The best
 * chunk counts for meaning, the mean for affect. Immutable.
 *
 * @param chunks at least one, in the order of the text, all of one dimension
 */
public record TextEmbedding(List<Embedding> chunks) {
    /** Checks that there is a chunk and that dimensions agree. */
    public TextEmbedding {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("a text embedding must have at least one chunk");
        }
        int dimension = chunks.get(0).dimension();
        for (Embedding chunk : chunks) {
            if (chunk.dimension() != dimension) {
                throw new IllegalArgumentException(
                        "chunks must have one dimension, but have " + dimension + " and " + chunk.dimension());
            }
        }
    }

    /**
     * The embedding of a text that fits the window.
     *
     * @param embedding the only chunk
     * @return the text embedding
     */
    public static TextEmbedding of(Embedding embedding) {
        return new TextEmbedding(List.of(embedding));
    }

    /**
     * The cosine of the best chunk to a query, as indexes compute it.
     *
     * @param query a unit vector of the same dimension
     * @return in [-1, 1]; rounding and quantising, which may carry a product beyond, are cut off
     * @throws IllegalArgumentException if the dimensions differ
     */
    public double similarity(Embedding query) {
        float best = -1;
        for (Embedding chunk : chunks) {
            best = Math.max(best, query.similarity(chunk));
        }
        return Math.min(1, best);
    }

    /**
     * The mean of the chunks at unit length.
     *
     * @return the only chunk itself if there is one; the first if the chunks cancel out
     */
    public Embedding mean() {
        if (chunks.size() == 1) {
            return chunks.get(0);
        }
        float[] sum = new float[chunks.get(0).dimension()];
        for (Embedding chunk : chunks) {
            float[] vector = chunk.toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        Embedding total = Embedding.of(sum);
        return total.dot(total) == 0 ? chunks.get(0) : total.normalized();
    }
}
