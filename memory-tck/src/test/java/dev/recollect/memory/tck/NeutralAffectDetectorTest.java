// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.NeutralAffectDetector;
import dev.recollect.memory.embedding.EmbeddingModel;

class NeutralAffectDetectorTest extends AffectDetectorContract {
    @Override
    protected EmbeddingModel openModel() {
        return new HashingEmbeddingModel(16);
    }

    @Override
    protected AffectDetector detector() {
        return new NeutralAffectDetector();
    }

    @Override
    protected boolean tellsApart() {
        return false;
    }
}
