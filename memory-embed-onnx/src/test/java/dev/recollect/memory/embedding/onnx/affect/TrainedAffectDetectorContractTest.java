// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.tck.AffectDetectorContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The trained affect detector keeps the contract:")
class TrainedAffectDetectorContractTest extends AffectDetectorContract {
    @Override
    protected EmbeddingModel openModel() {
        return OnnxEmbeddingModel.open(BundledModel.DEFAULT);
    }

    @Override
    protected AffectDetector detector() {
        return TrainedAffectDetector.forModel(BundledModel.DEFAULT.modelName());
    }
}
