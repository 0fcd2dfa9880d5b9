// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.embedding.EmbeddingModel;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The hashing embedding model")
class HashingEmbeddingModelContractTest extends EmbeddingModelContract {
    @Override
    protected EmbeddingModel open() {
        return new HashingEmbeddingModel(256);
    }
}
