// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Neighbor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Searches beside growth, compaction and closing")
class ManyAtOnceTest {
    private static final int SEARCHERS = 6;

    @TempDir
    Path folder;

    private final Past past = new Past(16, 40, 3);

    @Test
    @DisplayName("find what stays, while a graph grows beyond its room several times and is made anew again and again")
    void growthAndCompaction() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(SEARCHERS);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger byGraph = new AtomicInteger();
        Saved saved = new Saved(past, folder);
        try (LogLines log = new LogLines();
                HnswVectorIndex index = saved.open(past.model, past.store::lastChange, Duration.ZERO)) {
            Set<ExperienceId> stay = new HashSet<>(past.add(300));
            past.follow(index);
            List<Embedding> queries =
                    IntStream.range(0, 50).mapToObj(i -> past.vector()).toList();
            List<Future<?>> searching = new ArrayList<>();
            for (int i = 0; i < SEARCHERS; i++) {
                int start = i;
                searching.add(threads.submit(() -> {
                    for (int turn = start; !done.get(); turn++) {
                        Embedding query = queries.get(turn % queries.size());
                        List<Neighbor> found = index.search(Past.ADA, Role.CONTENT, query, 20, stay::contains);
                        assertThat(found)
                                .hasSize(20)
                                .allSatisfy(n -> assertThat(stay).contains(n.id()));
                        byGraph.addAndGet(index.searchesGraph(Past.ADA, Role.CONTENT) ? 1 : 0);
                    }
                }));
            }

            try {
                for (int round = 0; round < 12; round++) {
                    List<ExperienceId> come = past.add(round < 6 ? 400 : 100);
                    past.follow(index);
                    if (round % 2 == 1) {
                        index.settle(Past.ADA, left -> {});
                    }
                    past.erase(come.subList(0, round < 6 ? 100 : 90));
                    past.follow(index);
                }
            } finally {
                done.set(true);
            }
            for (Future<?> each : searching) {
                each.get();
            }
            index.settle(Past.ADA, left -> {});

            assertThat(byGraph.get()).isPositive();
            assertThat(log.warnings()).isEmpty();
            assertThat(past.recall(index, 10, 50)).isGreaterThanOrEqualTo(0.98);
            assertThat(index.size()).isEqualTo(300 + 6 * 300 + 6 * 10);
        }
        threads.shutdown();
    }

    @Test
    @DisplayName(
            "end with the documented exception where the index is closed under them, twice even, and leave no thread")
    void closedUnderLoad() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(SEARCHERS);
        Saved saved = new Saved(past, folder);
        past.add(1_500);
        for (int round = 0; round < 5; round++) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            HnswVectorIndex index = saved.open(past.model, past.store::lastChange, Duration.ZERO);
            past.load(index);
            Embedding query = past.vector();
            List<Future<?>> searching = new ArrayList<>();
            AtomicInteger searches = new AtomicInteger();
            for (int i = 0; i < SEARCHERS; i++) {
                searching.add(threads.submit(() -> searchUntilClosed(index, query, searches)));
            }
            while (searches.get() < 20 * round) {
                Thread.onSpinWait();
            }

            index.close();
            index.close();

            for (Future<?> each : searching) {
                each.get();
            }
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("recollect-vectors") && !before.contains(thread)) {
                    thread.join(60_000);
                    assertThat(thread.isAlive())
                            .as("the index's thread lives on")
                            .isFalse();
                }
            }
            assertThat(saved.files()).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
        threads.shutdown();
    }

    private static void searchUntilClosed(HnswVectorIndex index, Embedding query, AtomicInteger searches) {
        try {
            while (true) {
                assertThat(index.search(Past.ADA, Role.CONTENT, query, 10, id -> true))
                        .hasSize(10);
                searches.incrementAndGet();
            }
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the vector index is closed");
        }
    }

    @Test
    @DisplayName("settling that closing cuts short says so, and what is unfinished is made by the next start")
    void closedWhileSettling() {
        Saved saved = new Saved(past, folder);
        past.add(1_500);
        HnswVectorIndex index = saved.open();
        past.load(index);

        assertThatThrownBy(() -> index.settle(Past.ADA, left -> index.close()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the vector index is closed");

        saved.make();
    }

    @Test
    @DisplayName("an interrupted thread searches like any other, and stays interrupted")
    void interruptedSearch() {
        try (HnswVectorIndex index =
                HnswVectorIndex.builder(16).settings(Saved.SETTINGS).build()) {
            past.add(400);
            past.follow(index);
            index.settle(Past.ADA, left -> {});
            Embedding query = past.vector();
            List<Neighbor> before = index.search(Past.ADA, Role.CONTENT, query, 10, id -> true);

            Thread.currentThread().interrupt();
            List<Neighbor> found = index.search(Past.ADA, Role.CONTENT, query, 10, id -> true);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(found).isEqualTo(before).hasSize(10);
            assertThat(index.searchesGraph(Past.ADA, Role.CONTENT)).isTrue();
        }
    }
}
