// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.embedding.EmbeddingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Lets a bounded number of model runs happen at once, whoever asks, first come first served. A batch spreads over the
 * threads that are idle; the calling thread works too, so no batch waits for a thread. Safe for use by multiple threads.
 */
final class RunGate implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    private final int helpersMax;
    private final Semaphore permits;
    private final ThreadPoolExecutor helpers;

    /**
     * @param runs at once, at least 1
     * @param name of the threads
     */
    RunGate(int runs, String name) {
        helpersMax = runs - 1; // the calling thread makes up the number
        permits = new Semaphore(runs, true);
        AtomicInteger number = new AtomicInteger();
        // No queue: who finds no idle thread goes on alone, and nothing is left behind that holds on to a text.
        helpers = new ThreadPoolExecutor(
                0,
                Math.max(1, helpersMax),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Applies a run to every input; returns or throws only when no run of it is under way any more.
     *
     * @return the results in the order of the inputs
     * @throws EmbeddingException if the calling thread is interrupted while it waits; it stays interrupted
     */
    <I, O> List<O> map(List<I> inputs, Function<I, O> run) {
        Batch<I, O> batch = new Batch<>(inputs, run);
        int wanted = Math.min(helpersMax, inputs.size() - 1);
        for (int i = 0; i < wanted; i++) {
            helpers.execute(batch);
        }
        batch.run();
        return batch.results();
    }

    @Override
    public void close() {
        helpers.shutdown();
    }

    private final class Batch<I, O> implements Runnable {

        private final List<I> inputs;
        private final Function<I, O> run;
        private final List<CompletableFuture<O>> results = new ArrayList<>();
        private final AtomicInteger next = new AtomicInteger();

        Batch(List<I> inputs, Function<I, O> run) {
            this.inputs = inputs;
            this.run = run;
            inputs.forEach(input -> results.add(new CompletableFuture<>()));
        }

        @Override
        public void run() {
            int index = next.getAndIncrement();
            while (index < inputs.size()) {
                try {
                    results.get(index).complete(runWithPermit(inputs.get(index)));
                } catch (RuntimeException | Error failure) {
                    results.get(index).completeExceptionally(failure);
                    abandonRest(failure);
                }
                index = next.getAndIncrement();
            }
        }

        private O runWithPermit(I input) {
            try {
                permits.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddingException("interrupted while waiting for a model run", e);
            }
            try {
                return run.apply(input);
            } finally {
                permits.release();
            }
        }

        private void abandonRest(Throwable failure) {
            for (int i = next.getAndSet(inputs.size()); i < inputs.size(); i++) {
                results.get(i).completeExceptionally(failure);
            }
        }

        List<O> results() {
            List<O> values = new ArrayList<>(results.size());
            Throwable failed = null;
            for (CompletableFuture<O> result : results) {
                try {
                    values.add(result.join());
                } catch (CompletionException e) {
                    failed = failed == null ? e.getCause() : failed;
                }
            }
            if (failed instanceof Error error) {
                throw error;
            }
            if (failed instanceof RuntimeException failure) {
                throw failure;
            }
            return values;
        }
    }
}
