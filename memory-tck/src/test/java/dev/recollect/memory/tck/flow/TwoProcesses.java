// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.tck.ForwardingStore;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.memory.tck.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Two memories over one store, as two processes have them; the clock of the other one is an hour behind. */
final class TwoProcesses implements AutoCloseable {
    final HashingEmbeddingModel model = new HashingEmbeddingModel(64);
    final InMemoryExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(model));
    final Memory one;
    final Memory other;
    private final SteppingClock clock = new SteppingClock(InMemory.NOW);
    private final SteppingClock slowClock = new SteppingClock(InMemory.NOW.minus(Duration.ofHours(1)));
    private final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();

    TwoProcesses(UnaryOperator<MemoryBuilder> ofOne, UnaryOperator<MemoryBuilder> ofOther) {
        one = ofOne.apply(builder(new Interrupted(store), clock, 1)).build();
        other = ofOther.apply(builder(store, slowClock, 2)).build();
    }

    private final class Interrupted extends ForwardingStore {
        Interrupted(ExperienceStore store) {
            super(store);
        }

        @Override
        public List<Appended> append(List<NewExperience> batch) {
            Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
            return super.append(batch);
        }
    }

    private MemoryBuilder builder(ExperienceStore over, SteppingClock time, long seed) {
        return new MemoryBuilder(over, new ExactVectorIndex(64), new InMemoryKeywordIndex(new UnicodeAnalyzer()), model)
                .clock(time)
                .random(new Random(seed))
                .maintenanceInterval(Duration.ZERO);
    }

    /** Lets something happen between what the one reads next and what it stores then. */
    void meanwhile(Runnable happens) {
        meanwhile.add(happens);
    }

    void advance(Duration step) {
        clock.advance(step);
        slowClock.advance(step);
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
