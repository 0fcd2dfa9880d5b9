// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.SalienceTable;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.tck.ForwardingStore;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The accesses that still wait when a memory is closed")
class LastAccessesTest {
    private final HashingEmbeddingModel model = new HashingEmbeddingModel(64);
    private final InMemoryExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(model));

    private Memory over(ExperienceStore kept) {
        return new MemoryBuilder(
                        kept,
                        new ExactVectorIndex(model.dimension()),
                        new InMemoryKeywordIndex(new UnicodeAnalyzer()),
                        model)
                .clock(() -> InMemory.NOW)
                .maintenanceInterval(Duration.ZERO)
                .build();
    }

    @Test
    @DisplayName("are in the store then")
    void noted() {
        try (Memory memory = over(new Outliving(store))) {
            memory.remember(InMemory.ADA, "My sister Ana lives in Porto");
            memory.recall(InMemory.ADA, "My sister Ana lives in Porto");
        }

        SalienceTable.Due due =
                store.salience().due(InMemory.NOW.plus(Duration.ofDays(1)), 1).get(0);
        assertThat(due.accesses().count()).isEqualTo(1);
        assertThat(due.accesses().last()).contains(InMemory.NOW);
    }

    @Test
    @DisplayName("keep it from closing under no circumstances")
    void failing() {
        Failing failing = new Failing(store);
        Memory memory = over(failing);
        memory.remember(InMemory.ADA, "My sister Ana lives in Porto");
        memory.recall(InMemory.ADA, "My sister Ana lives in Porto");
        failing.full = true;

        assertThatCode(memory::close).doesNotThrowAnyException();
    }

    /** Is not closed with its memory. */
    private static class Outliving extends ForwardingStore {
        Outliving(ExperienceStore store) {
            super(store);
        }

        @Override
        public void close() {}
    }

    /** Cannot note anything once its disk is full. */
    private static final class Failing extends Outliving {
        private boolean full;

        Failing(ExperienceStore store) {
            super(store);
        }

        @Override
        public SalienceTable salience() {
            if (full) {
                throw new StoreException("the disk is full");
            }
            return super.salience();
        }
    }
}
