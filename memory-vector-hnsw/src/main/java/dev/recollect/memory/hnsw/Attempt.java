// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What came of work on a graph. A library's graph that a file says something wrong about may fail with anything, lack of
 * memory included, and nothing of it may reach a search: exact search is the answer to all of it.
 *
 * @param result what the work yielded
 * @param failure why it did not
 */
record Attempt<T>(Optional<T> result, Optional<Throwable> failure) {
    /** Does the work on this thread. */
    static <T> Attempt<T> at(Callable<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            FutureTask<T> task = new FutureTask<>(work);
            task.run();
            /* It is done: nothing is waited for, and so nothing interrupted. */
            return new Attempt<>(Optional.of(task.get()), Optional.empty());
        } catch (ExecutionException e) {
            return new Attempt<>(Optional.empty(), Optional.of(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            interrupted = true;
            return new Attempt<>(Optional.empty(), Optional.of(e));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether it failed only because the thread was interrupted while it ran. */
    boolean wasInterrupted() {
        return failure.filter(cause ->
                        cause instanceof InterruptedException || cause.getCause() instanceof InterruptedException)
                .isPresent();
    }
}
