// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.tck.Experiences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Writing")
class WritingTest {
    private static final int BATCH = 50;

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new Fixture(folder);
    }

    @Test
    @DisplayName("where the disk is full stores nothing of the batch, says what to do, and goes on when there is space")
    void fullDisk() {
        int stored = 0;
        try (SqliteExperienceStore store =
                SqliteExperienceStore.open(fixture.options().maxBytes(1 << 20).build())) {
            StoreException failure = null;
            while (failure == null) {
                try {
                    store.append(batch());
                    stored += BATCH;
                } catch (StoreException e) {
                    failure = e;
                }
            }

            assertThat(failure).hasMessageContaining("full").hasMessageContaining("free space");
            assertThat(stored).isPositive();
            assertThat(store.statistics().total()).isEqualTo(stored);
            assertThat(Fixture.verify(store)).isEmpty();
        }

        try (SqliteExperienceStore store = fixture.open()) {
            store.append(batch());

            assertThat(store.statistics().total()).isEqualTo(stored + BATCH);
            assertThat(Fixture.verify(store)).isEmpty();
        }
    }

    @Test
    @DisplayName("waits for another process that holds the turn, and in the end says so")
    void turnIsHeld() {
        try (SqliteExperienceStore store = SqliteExperienceStore.open(
                        fixture.options().lockWait(Duration.ofMillis(300)).build());
                Child holder = Child.start(LockHolder.class, List.of(folder.toString()))) {
            assertThat(holder.line()).contains("held");

            assertThatThrownBy(() -> store.append(batch()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another process held the lock for more than 300 ms");
            assertThat(store.statistics().total()).isZero();

            holder.say("end");
            holder.finish();
            store.append(batch());
            assertThat(store.statistics().total()).isEqualTo(BATCH);
        }
    }

    @Test
    @DisplayName("by an interrupted thread stores nothing and leaves the thread interrupted")
    void interrupted() {
        try (SqliteExperienceStore store = fixture.open()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> store.append(batch()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("interrupted");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.statistics().total()).isZero();
            store.append(batch());
            assertThat(store.statistics().total()).isEqualTo(BATCH);
        }
    }

    @Test
    @DisplayName("goes on beside more readers than there are connections")
    void manyReaders() {
        try (SqliteExperienceStore store =
                SqliteExperienceStore.open(fixture.options().readers(2).build())) {
            AtomicBoolean writing = new AtomicBoolean(true);
            List<CompletableFuture<Integer>> readers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> readWhile(store, writing)))
                    .toList();

            for (int i = 0; i < 10; i++) {
                store.append(batch());
            }
            writing.set(false);

            assertThat(readers)
                    .allSatisfy(reader -> assertThat(reader.join() % BATCH).isZero());
            assertThat(store.statistics().total()).isEqualTo(10L * BATCH);
        }
    }

    @Test
    @DisplayName("a failure within a batch leaves nothing of it behind for the next")
    void failureWithin() {
        try (SqliteExperienceStore store = fixture.open()) {
            Experience one = fixture.experiences.of("one");
            NewExperience item = fixture.experiences.item(one);
            List<NewExperience> endless = new ArrayList<>(List.of(item));
            endless.add(new NewExperience(
                    one.toBuilder().session("s".repeat(3)).build(),
                    item.embeddings(),
                    item.predecessor(),
                    item.keyHash()));

            assertThat(store.append(endless)).hasSize(2);
            assertThat(Fixture.all(store, Experiences.SCOPE)).containsExactly(one);
            assertThat(Fixture.verify(store)).isEmpty();
        }
    }

    private static int readWhile(SqliteExperienceStore store, AtomicBoolean writing) {
        long seen = 0;
        while (writing.get()) {
            long now = store.statistics(Experiences.SCOPE).total();
            assertThat(now).isGreaterThanOrEqualTo(seen);
            seen = now;
        }
        return (int) seen;
    }

    private List<NewExperience> batch() {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> fixture.experiences.item(fixture.experiences.of("a memory of some length, number " + i)))
                .toList();
    }
}
