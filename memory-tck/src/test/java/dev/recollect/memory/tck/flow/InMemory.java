// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.answer.OfflineResponder;
import dev.recollect.memory.answer.Responder;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.memory.tck.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A memory over the in-memory parts, with a clock that the test moves, and its parts in reach. */
final class InMemory implements AutoCloseable {
    static final Scope ADA = Scope.ofUser("ada");
    static final Scope BOB = Scope.ofUser("bob");
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    final SteppingClock clock = new SteppingClock(NOW);
    final HashingEmbeddingModel model = new HashingEmbeddingModel(64);
    final InMemoryExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(model));
    final ExactVectorIndex vectors = new ExactVectorIndex(model.dimension());
    final Memory memory;

    InMemory() {
        this(new OfflineResponder());
    }

    InMemory(Responder responder) {
        this(responder, UnaryOperator.identity());
    }

    InMemory(Responder responder, UnaryOperator<MemoryBuilder> choices) {
        var builder = new MemoryBuilder(store, vectors, new InMemoryKeywordIndex(new UnicodeAnalyzer()), model)
                .clock(clock)
                .random(seeded())
                .detector(new WordAffect())
                .responder(responder)
                .maintenanceInterval(Duration.ZERO);
        memory = choices.apply(builder).build();
    }

    private static RandomGenerator seeded() {
        return RandomGeneratorFactory.of("SplittableRandom").create(7);
    }

    @Override
    public void close() {
        memory.close();
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
