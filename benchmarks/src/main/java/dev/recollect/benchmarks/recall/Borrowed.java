// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import java.util.List;

/** A model that outlives the memories that use it: closing it does nothing. */
record Borrowed(EmbeddingModel model) implements EmbeddingModel {
    @Override
    public String id() {
        return model.id();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
        return model.embed(texts, purpose);
    }

    @Override
    public void close() {
        // the owner closes the model
    }
}
