// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;

/** A model that outlives the memories that use it: closing it does nothing. */
final class Borrowed extends ForwardingEmbeddingModel {
    Borrowed(EmbeddingModel model) {
        super(model);
    }

    @Override
    public void close() {
        // the owner closes the model
    }
}
