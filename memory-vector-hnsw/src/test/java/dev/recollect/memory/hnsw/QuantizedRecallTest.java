// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.StoredExperience;
import dev.recollect.memory.tck.ForwardingStore;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recall among vectors that are held quantised")
class QuantizedRecallTest {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final int TURNS = 2_500;

    private final HashingEmbeddingModel model = new HashingEmbeddingModel(384);
    private final Random random = new Random(5);
    private final AtomicInteger reads = new AtomicInteger();
    private final ExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(model));
    private final HnswVectorIndex quantized =
            HnswVectorIndex.builder(384).quantizedFrom(100).build();
    private Memory exact = memory(new BorrowedStore(store), new ExactVectorIndex(384));
    private Memory memory = memory(new CountingStore(store), quantized);

    /** Leaves closing to whom it belongs. */
    private static final class BorrowedStore extends ForwardingStore {
        BorrowedStore(ExperienceStore store) {
            super(store);
        }

        @Override
        public void close() {}
    }

    /** Counts how often experiences are read by their ids. */
    private final class CountingStore extends ForwardingStore {
        CountingStore(ExperienceStore store) {
            super(store);
        }

        @Override
        public List<Experience> find(Scope scope, Collection<ExperienceId> ids) {
            reads.incrementAndGet();
            return super.find(scope, ids);
        }

        @Override
        public List<StoredExperience> stored(Scope scope, Collection<ExperienceId> ids) {
            reads.incrementAndGet();
            return super.stored(scope, ids);
        }
    }

    private Memory memory(ExperienceStore kept, VectorIndex vectors) {
        return new MemoryBuilder(kept, vectors, new InMemoryKeywordIndex(new UnicodeAnalyzer()), model)
                .clock(InstantSource.fixed(NOW))
                .build();
    }

    @BeforeEach
    void fill() {
        List<RememberRequest> batch = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            batch.add(RememberRequest.text(ADA, sentence())
                    .session("s" + i / 20)
                    .speaker(i % 2 == 0 ? "Ada" : "Bo")
                    .occurredAt(START.plusSeconds(60L * i))
                    .build());
            if (batch.size() == 500) {
                exact.rememberAll(batch);
                batch.clear();
            }
        }
    }

    @AfterEach
    void close() {
        exact.close();
        memory.close();
    }

    private String sentence() {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            sentence.append("word")
                    .append((int) Math.exp(random.nextDouble() * 7))
                    .append(' ');
        }
        return sentence.toString();
    }

    @Test
    @DisplayName("finds what exact vectors find, at scores that differ by less than a hundredth")
    void asExact() {
        int same = 0;
        for (int i = 0; i < 40; i++) {
            RecallRequest request = RecallRequest.of(ADA, sentence()).withTopK(10);
            List<Recalled> expected = exact.recall(request).memories();

            List<Recalled> found = memory.recall(request).memories();

            for (int place = 0; place < 10; place++) {
                assertThat(found.get(place).score().value())
                        .isCloseTo(expected.get(place).score().value(), within(0.01));
                same += ids(expected).contains(ids(found).get(place)) ? 1 : 0;
            }
        }
        assertThat(quantized.isQuantized(ADA, Role.CONTENT)).isTrue();
        assertThat(same).isGreaterThanOrEqualTo(392);
    }

    private static List<ExperienceId> ids(List<Recalled> memories) {
        return memories.stream().map(memory -> memory.experience().id()).toList();
    }

    @Test
    @DisplayName("reads from the store once, and the first ten do not depend on how many are asked for")
    void oneRead() {
        RecallRequest ten = RecallRequest.of(ADA, sentence()).withTopK(10);
        List<Recalled> expected = memory.recall(ten).memories();
        reads.set(0);

        List<Recalled> found = memory.recall(ten).memories();
        int once = reads.get();
        List<Recalled> many = memory.recall(ten.withTopK(200)).memories();

        assertThat(once).isEqualTo(1);
        assertThat(found).isEqualTo(expected);
        assertThat(many).hasSize(200).startsWith(expected.toArray(new Recalled[0]));
        assertThat(many).extracting(one -> -one.score().value()).isSorted();
    }
}
