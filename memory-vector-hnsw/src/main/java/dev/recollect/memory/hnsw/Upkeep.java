// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.index.IndexException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done of graphs in the background, on one daemon thread: making, updating, saving, a little of each scope in turn.
 * Safe for use by multiple threads.
 */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final String CLOSED = "the vector index is closed";

    /* What cannot be saved now may be soon; until then others are to have the thread. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(100);

    private final Optional<Snapshots> snapshots;
    private final Duration saveDelay;
    private final LongSupplier lastChange;
    private final LongSupplier checkpoint;
    private final ScheduledThreadPoolExecutor thread;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile boolean closing;
    private boolean unwritable;

    /**
     * Starts nothing yet.
     *
     * @param snapshots where graphs are saved, if anywhere
     * @param saveDelay how long after a change
     * @param lastChange the store's last change
     * @param checkpoint the last change that the index knows
     */
    Upkeep(Optional<Snapshots> snapshots, Duration saveDelay, LongSupplier lastChange, LongSupplier checkpoint) {
        this.snapshots = snapshots;
        this.saveDelay = saveDelay;
        this.lastChange = lastChange;
        this.checkpoint = checkpoint;
        thread =
                new ScheduledThreadPoolExecutor(1, work -> {
                    Thread daemon = new Thread(work, "recollect-vectors");
                    daemon.setDaemon(true);
                    return daemon;
                }) {
                    @Override
                    protected void terminated() {
                        ended.complete(true);
                    }
                };
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Has the graphs of a scope worked on, if there is work. */
    void tendSoon(ScopeGraphs part) {
        if (part.queueTending()) {
            submit(Duration.ZERO, () -> {
                part.unqueueTending();
                tend(part);
                tendSoon(part);
            });
        }
    }

    private void tend(ScopeGraphs part) {
        for (Map.Entry<Role, RoleGraph> graph : part.graphs().entrySet()) {
            if (!closing && part.wantsTending()) {
                begin(part, graph.getKey(), graph.getValue());
                graph.getValue().tend(() -> closing);
            }
        }
        saveSoon(part);
    }

    private void begin(ScopeGraphs part, Role role, RoleGraph graph) {
        if (!graph.isBegun()) {
            BooleanSupplier stopped = () -> closing;
            snapshots
                    .flatMap(files -> files.read(part.scope(), role, part.vectors(), stopped))
                    .ifPresent(graph::beginWith);
        }
    }

    private void saveSoon(ScopeGraphs part) {
        saveAfter(saveDelay, part);
    }

    private void saveAfter(Duration delay, ScopeGraphs part) {
        if (snapshots.isPresent() && part.queueSaving()) {
            submit(delay, () -> {
                part.unqueueSaving();
                if (!closing) {
                    save(part, false, checkpoint);
                    saveAfter(saveDelay.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : saveDelay, part);
                }
            });
        }
    }

    /* Saves what is worth it; the position is that up to which the part has followed the store. */
    private void save(ScopeGraphs part, boolean anything, LongSupplier position) {
        int erasures = part.erasures();
        Snapshots.Condition condition = new Snapshots.Condition(
                () -> lastChange.getAsLong() <= position.getAsLong(), () -> part.erasures() == erasures);
        part.graphs().forEach((role, graph) -> {
            if (graph.wantsSaving(anything)) {
                snapshots.ifPresent(files -> save(files, part, role, graph, condition));
            }
        });
    }

    private void save(Snapshots files, ScopeGraphs part, Role role, RoleGraph graph, Snapshots.Condition condition) {
        try {
            if (files.write(part.scope(), role, graph::image, condition) == Snapshots.Outcome.WRITTEN) {
                graph.saved();
                unwritable = false;
            }
        } catch (IOException | IndexException e) {
            if (!unwritable) {
                LOG.warn("Graphs cannot be saved, the next start makes them again: {}", e.toString());
            }
            unwritable = true;
        }
    }

    /** Has what was saved of a scope deleted, as something of it was erased. */
    void erased(ScopeGraphs part) {
        if (snapshots.isPresent() && part.queueDeleting()) {
            submit(Duration.ZERO, () -> {
                part.unqueueDeleting();
                snapshots.ifPresent(files -> files.delete(part.scope()));
                unsaved(part);
            });
        }
    }

    /** Notes that nothing of a scope is saved any more. */
    void unsaved(ScopeGraphs part) {
        part.forgetSaved();
        saveSoon(part);
    }

    /** Saves, in the background, what is not held any more. */
    void leave(ScopeGraphs part) {
        part.leave();
        long position = checkpoint.getAsLong();
        if (snapshots.isPresent() && part.graphs().values().stream().anyMatch(graph -> graph.wantsSaving(false))) {
            submit(Duration.ZERO, () -> save(part, false, () -> position));
        }
    }

    /**
     * Waits until the graphs of a scope are made and saved.
     *
     * @throws IllegalStateException if it is closed before
     */
    void settle(ScopeGraphs part, LongConsumer left) {
        part.want();
        while (part.wantsTending()) {
            await(() -> tend(part));
            left.accept(part.left());
        }
        await(() -> save(part, true, checkpoint));
    }

    private void submit(Duration delay, Runnable work) {
        try {
            var unused = thread.schedule(() -> attempt(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the vector index is closing: work on graphs is left to the next start");
        }
    }

    private static void attempt(Runnable work) {
        Attempt.at(() -> {
                    work.run();
                    return true;
                })
                .failure()
                .ifPresent(cause -> LOG.warn(
                        "Work on graphs failed; search goes on by looking at all vectors where a graph is missing",
                        cause));
    }

    private void await(Runnable work) {
        if (closing) {
            throw new IllegalStateException(CLOSED);
        }
        try {
            Future<?> done = thread.submit(() -> attempt(work));
            done.get();
        } catch (RejectedExecutionException | CancellationException e) {
            throw new IllegalStateException(CLOSED, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an attempt must not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexException("interrupted while waiting for the graphs of a scope", e);
        }
    }

    /** Ends the work, saves what is worth it of these, and ends the thread; whoever waits may be interrupted meanwhile. */
    void close(Collection<ScopeGraphs> parts) {
        closing = true;
        try {
            CompletableFuture.runAsync(
                            () -> parts.forEach(part -> attempt(() -> save(part, false, checkpoint))), thread)
                    .join();
            thread.shutdown();
            ended.join();
        } finally {
            snapshots.ifPresent(Snapshots::close);
        }
    }
}
