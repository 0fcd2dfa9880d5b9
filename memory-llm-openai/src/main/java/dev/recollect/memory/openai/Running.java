// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/*
 * Reading from a socket cannot be interrupted. So the HTTP call runs on a thread of its own, and whoever asked waits for
 * what it brings in a way that can be: an interrupt, or an exception of the listener, closes the call's connection at once.
 */
/**
 * One HTTP call on a thread of its own that brings items, one or many.
 *
 * @param <T> what it brings
 */
final class Running<T> {
    /** How often whoever waits is told that there is nothing yet. */
    static final Duration TICK = Duration.ofMillis(500);

    private static final int ITEMS_AHEAD = 64;

    private final BlockingQueue<List<T>> items = new ArrayBlockingQueue<>(ITEMS_AHEAD);
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final CallHandle handle = new CallHandle();
    private final Consumer<Consumer<T>> call;

    /**
     * Prepares a call.
     *
     * @param call makes it, and hands over each item
     */
    Running(Consumer<Consumer<T>> call) {
        this.call = call;
    }

    /**
     * Makes the call and waits for its end. Whatever else ends the waiting ends the call.
     *
     * @param sink gets each item, on this thread
     * @param idle runs now and then while there is none, on this thread
     * @throws InterruptedException if this thread is interrupted
     * @throws ExecutionException if the call failed
     */
    void follow(Consumer<T> sink, Runnable idle) throws InterruptedException, ExecutionException {
        Thread worker = new Thread(this::work, "recollect-llm");
        worker.setDaemon(true);
        worker.start();
        boolean ended = false;
        try {
            while (!ended) {
                @Nullable List<T> next = items.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    idle.run();
                } else {
                    next.forEach(sink);
                    ended = next.isEmpty();
                }
            }
        } finally {
            if (!ended) {
                handle.cancel();
                worker.interrupt();
            }
        }
        end.get();
    }

    private void work() {
        try {
            handle.around(() -> call.accept(this::put));
            end.complete(true);
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
        try {
            items.put(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody waits any more, and this thread ends here
        }
    }

    private void put(T item) {
        try {
            items.put(List.of(item));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for the answer any more");
        }
    }
}
