// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.tck.EmbeddingModelContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("Of the bundled models")
class OnnxEmbeddingModelContractTest {

    @Nested
    @DisplayName("e5-small-v2-q")
    class E5 extends EmbeddingModelContract {
        @Override
        protected EmbeddingModel open() {
            return OnnxEmbeddingModel.open(BundledModel.E5_SMALL_V2);
        }
    }

    @Nested
    @DisplayName("all-minilm-l6-v2-q")
    class MiniLm extends EmbeddingModelContract {
        @Override
        protected EmbeddingModel open() {
            return OnnxEmbeddingModel.open(BundledModel.ALL_MINILM_L6_V2);
        }
    }

    @Nested
    @DisplayName("bge-small-en-v1.5-q")
    class Bge extends EmbeddingModelContract {
        @Override
        protected EmbeddingModel open() {
            return OnnxEmbeddingModel.open(BundledModel.BGE_SMALL_EN_V1_5);
        }
    }
}
