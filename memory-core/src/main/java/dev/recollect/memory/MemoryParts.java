// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.answer.Responder;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.store.ExperienceStore;

/** What a memory is made of and uses in more than one place. */
record MemoryParts(
        ExperienceStore store,
        VectorIndex vectors,
        EmbeddingModel model,
        AffectDetector detector,
        Responder responder,
        Projections projections,
        Mint mint,
        RecallProfile answerProfile,
        int contextTokens,
        Runnable afterClose) {
    /** Closes all of it, whatever fails on the way. */
    void close() {
        try {
            vectors.close();
        } finally {
            closeStoreAndModel();
        }
    }

    private void closeStoreAndModel() {
        try {
            store.close();
        } finally {
            try {
                model.close();
            } finally {
                afterClose.run();
            }
        }
    }
}
