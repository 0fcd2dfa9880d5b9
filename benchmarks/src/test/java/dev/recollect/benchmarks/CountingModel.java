// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks;

import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.util.List;

/** A model of words that knows how many texts it was given. */
public final class CountingModel extends ForwardingEmbeddingModel {
    private int texts;
    private boolean closed;

    public CountingModel(int dimension) {
        super(new HashingEmbeddingModel(dimension));
    }

    public int texts() {
        return texts;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public List<TextEmbedding> embed(List<String> asked, Purpose purpose) {
        texts += asked.size();
        return super.embed(asked, purpose);
    }

    @Override
    public void close() {
        closed = true;
        super.close();
    }
}
