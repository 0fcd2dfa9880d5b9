// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two indexes on one folder stand for two processes on one store. */
@DisplayName("What is erased")
class ErasureTest {
    @TempDir
    Path folder;

    private final Past past = new Past(16, 20, 3);
    private Saved saved;
    private List<ExperienceId> ids;

    @BeforeEach
    void fill() {
        saved = new Saved(past, folder);
        ids = past.add(400);
        saved.make();
    }

    private static void settle(HnswVectorIndex index) {
        index.settle(Past.ADA, left -> {});
    }

    private void requireUnnamed(List<ExperienceId> erased) {
        for (Path snapshot : saved.snapshots()) {
            byte[] bytes = saved.bytes();
            for (ExperienceId id : erased) {
                assertThat(Bytes.contains(bytes, id.value().getBytes(StandardCharsets.UTF_8)))
                        .as("%s names %s", snapshot, id)
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("is in no snapshot from before the erasing begins, though the index does not hold the scope")
    void whoeverErases() {
        try (HnswVectorIndex index = saved.open()) {
            String receipt = index.erasing(Past.ADA, () -> {
                assertThat(saved.snapshots()).isEmpty();
                past.erase(ids.subList(0, 9));
                return "done";
            });

            assertThat(receipt).isEqualTo("done");
            assertThat(saved.snapshots()).isEmpty();
        }
    }

    @Test
    @DisplayName("leaves the snapshots of others alone")
    void others() {
        try (HnswVectorIndex index = saved.open()) {
            index.erasing(Scope.ofUser("bob"), () -> true);

            assertThat(saved.snapshots()).hasSize(1);
        }
    }

    @Test
    @DisplayName("is not written by an index that has not heard of it, and is gone from what it writes once it has")
    void staleWriter() {
        List<ExperienceId> erased = ids.subList(0, 9);
        try (HnswVectorIndex stale = saved.open();
                HnswVectorIndex eraser = saved.open()) {
            past.load(stale);
            settle(stale);

            eraser.erasing(Past.ADA, () -> {
                past.erase(erased);
                settle(stale);
                assertThat(saved.snapshots()).as("while erasing").isEmpty();
                return true;
            });
            past.add(30);
            settle(stale);
            stale.evict(Past.ADA);
            assertThat(saved.snapshots()).as("not level").isEmpty();

            past.load(stale);
            past.follow(stale);
            settle(stale);
            assertThat(saved.snapshots()).hasSize(1);
            requireUnnamed(erased);
        }
        requireUnnamed(erased);
    }

    @Test
    @DisplayName(
            "by others, unannounced, takes the snapshot with it as soon as an index that holds the scope hears of it")
    void heardOf() {
        List<ExperienceId> erased = ids.subList(0, 9);
        try (HnswVectorIndex index = saved.open()) {
            past.load(index);
            settle(index);
            requireUnnamed(List.of());

            past.erase(erased);
            past.follow(index);
            settle(index);

            assertThat(saved.snapshots()).hasSize(1);
            requireUnnamed(erased);
        }
    }

    @Test
    @DisplayName("is nowhere, whoever saves and erases at once")
    void manyAtOnce() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (HnswVectorIndex one = saved.open(past.model, past.store::lastChange, Duration.ZERO);
                HnswVectorIndex other = saved.open(past.model, past.store::lastChange, Duration.ZERO)) {
            past.load(one);
            past.load(other);
            CountDownLatch erasing = new CountDownLatch(2);
            List<Future<?>> erasers = List.of(
                    threads.submit(() -> eraseOneByOne(one, ids.subList(0, 60), erasing)),
                    threads.submit(() -> eraseOneByOne(other, ids.subList(60, 120), erasing)));
            Future<?> saver = threads.submit(() -> {
                while (erasing.getCount() > 0) {
                    past.follow(one);
                    settle(one);
                    past.follow(other);
                    settle(other);
                }
            });
            for (Future<?> eraser : erasers) {
                eraser.get();
            }
            saver.get();
            past.follow(one);
            settle(one);

            assertThat(one.searchesGraph(Past.ADA, Role.CONTENT)).isTrue();
            assertThat(saved.snapshots()).hasSize(1);
            requireUnnamed(ids.subList(0, 120));
        }
        threads.shutdown();
        requireUnnamed(ids.subList(0, 120));
    }

    private void eraseOneByOne(HnswVectorIndex index, List<ExperienceId> erased, CountDownLatch done) {
        try {
            for (ExperienceId id : erased) {
                index.erasing(Past.ADA, () -> {
                    past.erase(List.of(id));
                    return true;
                });
                requireUnnamed(erased.subList(0, erased.indexOf(id) + 1));
            }
        } finally {
            done.countDown();
        }
    }

    @Test
    @DisplayName("needs the lock of the folder, and says who is in the way: an interrupted wait erases nothing")
    void interrupted() {
        try (IndexLock lock = IndexLock.open(folder);
                HnswVectorIndex index = saved.open()) {
            IndexLock.Held writing = lock.toWrite().orElseThrow();
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> index.erasing(Past.ADA, () -> true))
                    .hasMessageContaining("index.lock")
                    .hasMessageContaining("nothing was erased");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(saved.snapshots()).hasSize(1);
            writing.close();
            assertThat(index.erasing(Past.ADA, () -> true)).isTrue();
        }
    }
}
