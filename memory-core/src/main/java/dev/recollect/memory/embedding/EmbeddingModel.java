// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import java.util.List;

/**
 * Turns texts into vectors. One text always gets one vector, bit for bit, whatever is embedded beside it. Safe for use by
 * multiple threads. After {@link #close()} every method but {@code id}, {@code dimension} and {@code close} throws
 * {@link IllegalStateException}.
 */
public interface EmbeddingModel extends AutoCloseable {
    /**
     * The model's name, recorded beside every vector; never performs I/O. Two models of one id yield equal vectors.
     *
     * @return 1–200 characters
     */
    String id();

    /**
     * The number of dimensions of every vector; never performs I/O.
     *
     * @return at least 1
     */
    int dimension();

    /**
     * Embeds texts; blocks while it computes.
     *
     * @param texts any texts, the empty one too; longer ones than the model's window are embedded in chunks
     * @param purpose what for
     * @return one result per text in the order of the texts, unit vectors
     * @throws EmbeddingException if the model fails
     */
    List<TextEmbedding> embed(List<String> texts, Purpose purpose);

    /**
     * Embeds one text.
     *
     * @param text any text
     * @param purpose what for
     * @return its embedding
     * @throws EmbeddingException if the model fails
     */
    default TextEmbedding embed(String text, Purpose purpose) {
        return embed(List.of(text), purpose).get(0);
    }

    /** Frees the model after the embeddings that run have ended; closing again does nothing. */
    @Override
    void close();
}
