// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a vector index ends. */
abstract class ClosingRules extends ComingAndGoingRules {
    private static final int ROUNDS = 30;

    /* No measure: what is not done by then hangs. */
    private static final int SECONDS = 120;

    @Test
    @DisplayName("after close every call throws, and closing again does nothing")
    void afterClose() {
        ExperienceId id = add(ADA, direction());
        Embedding query = direction();
        index.close();
        index.close();

        List<ThrowingCallable> calls = List.of(
                () -> nearest(ADA, query, 1),
                () -> index.similarities(ADA, Role.CONTENT, query, List.of(id)),
                () -> index.distribution(ADA, Role.CONTENT, query),
                () -> index.size(),
                () -> index.bytes(),
                () -> index.bytes(ADA),
                () -> index.settle(ADA, left -> {}),
                () -> index.erasing(ADA, () -> true),
                () -> index.forEach(ADA, vector -> {}),
                () -> index.load(List.of()),
                () -> index.evict(ADA),
                () -> index.checkpoint(),
                () -> index.apply(new Changes(List.of(), 1, false)),
                () -> index.reset());

        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IllegalStateException.class));
    }

    @Test
    @DisplayName("closed by several under load, each call ends right or with the documented exception, and none hangs")
    void closedUnderLoad() throws InterruptedException, ExecutionException, TimeoutException {
        List<ExperienceId> ids = addMany(ADA, 120);
        Embedding query = direction();
        List<Neighbor> expected = nearest(ADA, query, 120);
        ExecutorService threads = Executors.newCachedThreadPool();
        for (int round = 0; round < ROUNDS; round++) {
            VectorIndex closed = open(DIMENSION);
            Replay.load(store, closed, ADA);
            List<Runnable> load = List.of(
                    () -> assertThat(closed.search(ADA, Role.CONTENT, query, 200, id -> true))
                            .isEqualTo(expected),
                    () -> assertThat(closed.search(ADA, Role.CONTENT, query, 7, id -> true))
                            .hasSize(7)
                            .isSubsetOf(expected),
                    () -> assertThat(closed.similarities(ADA, Role.CONTENT, query, ids))
                            .hasSize(120),
                    () -> assertThat(closed.distribution(ADA, Role.CONTENT, query)
                                    .count())
                            .isEqualTo(120),
                    () -> assertThat(closed.size()).isEqualTo(120),
                    () -> Replay.load(store, closed, ADA),
                    () -> closed.settle(ADA, left -> {}),
                    () -> assertThat(closed.erasing(ADA, () -> "erased")).isEqualTo("erased"));
            CountDownLatch running = new CountDownLatch(load.size());
            List<Future<?>> all = new ArrayList<>();
            load.forEach(call -> all.add(threads.submit(() -> untilClosed(call, running))));

            running.await();
            all.add(threads.submit(closed::close));
            all.add(threads.submit(closed::close));
            for (Future<?> each : all) {
                each.get(SECONDS, TimeUnit.SECONDS);
            }

            closed.close();
        }
        threads.shutdown();
    }

    private static void untilClosed(Runnable call, CountDownLatch running) {
        try {
            call.run();
            running.countDown();
            while (true) {
                call.run();
            }
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("closed");
        } finally {
            running.countDown();
        }
    }
}
