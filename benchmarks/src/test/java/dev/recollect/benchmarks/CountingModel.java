// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.util.List;

/** A model of words that knows how many texts it was given. */
public final class CountingModel implements EmbeddingModel {
    private final EmbeddingModel model;
    private int texts;
    private boolean closed;

    public CountingModel(int dimension) {
        model = new HashingEmbeddingModel(dimension);
    }

    public int texts() {
        return texts;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public List<TextEmbedding> embed(List<String> asked, Purpose purpose) {
        texts += asked.size();
        return model.embed(asked, purpose);
    }

    @Override
    public void close() {
        closed = true;
        model.close();
    }
}
