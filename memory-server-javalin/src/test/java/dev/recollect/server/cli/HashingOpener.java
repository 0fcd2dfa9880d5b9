// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.server.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Opens real stores with a model that needs no loading: words instead of meaning. */
final class HashingOpener implements Shell.Opener {
    private static final int DIMENSION = 64;

    private final InstantSource clock;

    HashingOpener(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Memory open(Settings settings) {
        return scratch(settings, settings.dataFolder(), clock);
    }

    @Override
    public Memory scratch(Settings settings, Path folder, InstantSource time) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HashingEmbeddingModel model = new HashingEmbeddingModel(DIMENSION);
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .build());
        return new MemoryBuilder(store, new ExactVectorIndex(DIMENSION), store.keywords(), model)
                .clock(time)
                .maintenanceInterval(Duration.ZERO)
                .build();
    }
}
