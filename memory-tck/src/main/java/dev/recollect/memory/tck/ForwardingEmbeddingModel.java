// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import java.util.List;

/** An embedding model that is another one but for what a subclass does differently. As thread-safe as the other. */
public abstract class ForwardingEmbeddingModel implements EmbeddingModel {
    private final EmbeddingModel model;

    /**
     * Forwards to a model.
     *
     * @param model does what a subclass leaves to it; closed with this
     */
    protected ForwardingEmbeddingModel(EmbeddingModel model) {
        this.model = model;
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
    public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
        return model.embed(texts, purpose);
    }

    @Override
    public void close() {
        model.close();
    }
}
