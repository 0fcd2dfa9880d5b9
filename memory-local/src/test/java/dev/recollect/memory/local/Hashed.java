// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.nio.file.Path;
import java.time.Duration;

/** Memories as {@link LocalMemory} makes them, with graphs of few and a model that takes no time. */
final class Hashed {
    static final int THRESHOLD = 50;
    private static final int DIMENSION = 16;

    private Hashed() {}

    static Path graphs(Path folder) {
        return folder.resolve("vectors");
    }

    /** Opens a folder; graphs are saved whenever they have changed. */
    static Memory open(Path folder) {
        HashingEmbeddingModel model = new HashingEmbeddingModel(DIMENSION);
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .nativeFolder(folder.resolve("native"))
                        .build());
        HnswVectorIndex index = HnswVectorIndex.builder(DIMENSION)
                .threshold(THRESHOLD)
                .saveIn(graphs(folder), ModelStamp.of(model), store::lastChange)
                .saveDelay(Duration.ZERO)
                .build();
        return new MemoryBuilder(store, index, store.keywords(), model)
                .maintenanceInterval(Duration.ofMillis(50))
                .build();
    }
}
