// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what threads want to store while another commits in one transaction, because making a commit durable costs most
 * and costs the same for one and for many (group commit, DeWitt et al. 1984). For its caller a batch is as if it were
 * committed alone: stored as a whole when the call returns, not at all when it throws, and no other batch makes it fail.
 * Safe for use by multiple threads.
 *
 * @param <I> what is stored
 * @param <O> what came of it
 */
final class GroupCommit<I, O> {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final int most;
    private final Consumer<Runnable> turn;
    private final Function<List<I>, List<O>> transaction;
    private final Supplier<? extends RuntimeException> interrupted;
    private final ReentrantLock leading = new ReentrantLock(true);
    private final Deque<Waiting<I, O>> queue = new ArrayDeque<>();

    /**
     * Commits by these.
     *
     * @param most how many things a transaction has at most, unless a single batch has more
     * @param turn runs something while nobody else writes, or throws
     * @param transaction stores things in one transaction, as a whole or not at all; what came of each, in order
     * @param interrupted what to throw where a thread is interrupted before anything of it was stored
     */
    GroupCommit(
            int most,
            Consumer<Runnable> turn,
            Function<List<I>, List<O>> transaction,
            Supplier<? extends RuntimeException> interrupted) {
        this.most = most;
        this.turn = turn;
        this.transaction = transaction;
        this.interrupted = interrupted;
    }

    private record Waiting<I, O>(List<I> batch, CompletableFuture<List<O>> outcome) {}

    /** Stores a batch, with whatever else waits by then; what came of each thing in it, in order. */
    List<O> commit(List<I> batch) {
        Waiting<I, O> mine = new Waiting<>(batch, new CompletableFuture<>());
        synchronized (queue) {
            queue.add(mine);
        }
        if (lead(mine)) {
            try {
                while (!mine.outcome().isDone()) {
                    commitNext(mine);
                }
            } finally {
                leading.unlock();
            }
        }
        return outcome(mine);
    }

    /* False if another has taken it on itself. */
    private boolean lead(Waiting<I, O> mine) {
        try {
            leading.lockInterruptibly();
            return true;
        } catch (InterruptedException e) {
            synchronized (queue) {
                if (queue.remove(mine)) {
                    throw interrupted.get();
                }
            }
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<O> outcome(Waiting<I, O> mine) {
        try {
            return mine.outcome().join();
        } catch (CompletionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException failure ? failure : e;
        }
    }

    private void commitNext(Waiting<I, O> mine) {
        List<Waiting<I, O>> group = next();
        attempt(() -> {
                    turn.accept(() -> commitAll(group));
                    return group;
                })
                .exceptionally(failure -> {
                    /* Who is interrupted gives up for itself: the others go on without it. */
                    boolean gaveUp = Thread.currentThread().isInterrupted();
                    List<Waiting<I, O>> failed = gaveUp ? List.of(mine) : group;
                    failed.forEach(waiting -> waiting.outcome().completeExceptionally(failure));
                    giveBack(group);
                    return group;
                });
    }

    /* Now and on this thread; whatever it throws is in the future. */
    private static <T> CompletableFuture<T> attempt(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Runnable::run);
    }

    private void giveBack(List<Waiting<I, O>> group) {
        synchronized (queue) {
            for (int i = group.size() - 1; i >= 0; i--) {
                if (!group.get(i).outcome().isDone()) {
                    queue.addFirst(group.get(i));
                }
            }
        }
    }

    /* Where all fail together, each is to fail for its own sake only. */
    private void commitAll(List<Waiting<I, O>> group) {
        if (group.size() == 1 || !commitTogether(group)) {
            group.forEach(this::commitAlone);
        }
    }

    private boolean commitTogether(List<Waiting<I, O>> group) {
        List<I> all =
                group.stream().flatMap(waiting -> waiting.batch().stream()).toList();
        CompletableFuture<List<O>> attempt = attempt(() -> transaction.apply(all));
        if (attempt.isCompletedExceptionally()) {
            LOG.debug("{} batches failed together and are tried one by one", group.size());
            return false;
        }
        List<O> outcomes = attempt.join();
        int from = 0;
        for (Waiting<I, O> waiting : group) {
            int to = from + waiting.batch().size();
            waiting.outcome().complete(List.copyOf(outcomes.subList(from, to)));
            from = to;
        }
        return true;
    }

    private void commitAlone(Waiting<I, O> waiting) {
        try {
            waiting.outcome().complete(transaction.apply(waiting.batch()));
        } catch (RuntimeException | Error e) {
            waiting.outcome().completeExceptionally(e);
        }
    }

    /** How many batches nobody has begun to store. */
    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private List<Waiting<I, O>> next() {
        List<Waiting<I, O>> group = new ArrayList<>();
        int things = 0;
        synchronized (queue) {
            while (!queue.isEmpty()
                    && (group.isEmpty() || things + queue.getFirst().batch().size() <= most)) {
                Waiting<I, O> next = queue.removeFirst();
                group.add(next);
                things += next.batch().size();
            }
        }
        return group;
    }
}
