// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Memories for tests: all in memory, words instead of meaning, the same ids on every run. */
public final class InMemory {
    /** The time in tests that do not choose one. */
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final int DIMENSION = 64;

    private InMemory() {}

    /** A memory at {@link #NOW}. */
    public static Memory memory() {
        return builder(() -> NOW).build();
    }

    /** A memory on a clock. */
    public static Memory memory(InstantSource clock) {
        return builder(clock).build();
    }

    /** A memory on a clock, to be completed. */
    public static MemoryBuilder builder(InstantSource clock) {
        HashingEmbeddingModel model = new HashingEmbeddingModel(DIMENSION);
        return new MemoryBuilder(
                        new InMemoryExperienceStore(ModelStamp.of(model)),
                        new ExactVectorIndex(DIMENSION),
                        new InMemoryKeywordIndex(new UnicodeAnalyzer()),
                        model)
                .clock(clock)
                .random(new Random(7))
                .detector(new WordAffect())
                .maintenanceInterval(Duration.ZERO);
    }

    /** Reads "hate" as very bad and "love" as very good. */
    private static final class WordAffect implements AffectDetector {
        @Override
        public String id() {
            return "words/1";
        }

        @Override
        public AffectReading read(String text, Embedding passage) {
            double valence = text.contains("hate") ? -0.8 : text.contains("love") ? 0.8 : 0;
            return new AffectReading(new Affect(valence, 0.5, 0), List.of("word"), Math.abs(valence), 1, id());
        }
    }
}
