// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Memories as {@link LocalMemory} makes them, with graphs of few and a model that takes no time. */
final class Hashed {
    static final int THRESHOLD = 50;
    static final int DIMENSION = 16;

    private Hashed() {}

    static Path graphs(Path folder) {
        return folder.resolve("vectors");
    }

    /** Opens a folder; graphs are saved whenever they have changed. */
    static Memory open(Path folder) {
        return open(folder, new HashingEmbeddingModel(DIMENSION), InstantSource.system())
                .memory();
    }

    /** A memory, and its vector index in reach. */
    record Opened(Memory memory, HnswVectorIndex index) implements AutoCloseable {
        @Override
        public void close() {
            memory.close();
        }
    }

    /** The same with another model or at another time. */
    static Opened open(Path folder, EmbeddingModel model, InstantSource clock) {
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .nativeFolder(folder.resolve("native"))
                        .build());
        HnswVectorIndex index = HnswVectorIndex.builder(DIMENSION)
                .threshold(THRESHOLD)
                .saveIn(graphs(folder), ModelStamp.of(model), store::lastChange)
                .saveDelay(Duration.ZERO)
                .build();
        Memory memory = new MemoryBuilder(store, index, store.keywords(), model)
                .maintenanceInterval(Duration.ofMillis(50))
                .clock(clock)
                .build();
        return new Opened(memory, index);
    }
}
