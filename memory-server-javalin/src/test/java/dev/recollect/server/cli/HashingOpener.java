// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.server.config.ChatChoice;
import dev.recollect.server.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Opens real stores with a model that needs no loading: words instead of meaning. */
final class HashingOpener implements Shell.Opener {
    private static final int DIMENSION = 64;

    private final InstantSource clock;
    private final String poison;

    HashingOpener(InstantSource clock) {
        this(clock, "\0");
    }

    /** Its model fails on texts that hold some words. */
    HashingOpener(InstantSource clock, String poison) {
        this.clock = clock;
        this.poison = poison;
    }

    @Override
    public Memory open(Settings settings) {
        MemoryBuilder builder = builder(settings.dataFolder(), clock);
        settings.chatModel().map(ChatChoice::chatModel).ifPresent(builder::chatModel);
        return builder.build();
    }

    @Override
    public Memory scratch(Settings settings, Path folder, InstantSource time) {
        return builder(folder, time).build();
    }

    private MemoryBuilder builder(Path folder, InstantSource time) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EmbeddingModel model = new Poisoned(new HashingEmbeddingModel(DIMENSION), poison);
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .build());
        return new MemoryBuilder(store, new ExactVectorIndex(DIMENSION), store.keywords(), model)
                .clock(time)
                .maintenanceInterval(Duration.ZERO);
    }

    private static final class Poisoned extends ForwardingEmbeddingModel {
        private final String poison;

        Poisoned(EmbeddingModel model, String poison) {
            super(model);
            this.poison = poison;
        }

        @Override
        public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
            if (texts.stream().anyMatch(text -> text.contains(poison))) {
                throw new EmbeddingException("the model cannot embed this");
            }
            return super.embed(texts, purpose);
        }
    }
}
