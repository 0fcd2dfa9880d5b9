// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.StoredPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps projections level with the store, whoever wrote, and within their memory: a scope is loaded from the store when it
 * is used first, follows the change feed while it is held, and leaves when others need the room and it was used longest
 * ago. Safe for use by multiple threads.
 */
public final class Projections {
    private static final int PAGE = 1_000;

    private final ExperienceStore store;
    private final List<Projection> all;
    private final long mostBytes;
    private final Residents residents = new Residents();
    /* Fair: whoever loads a large scope gives way to others after each page. */
    private final ReentrantLock applying = new ReentrantLock(true);
    private final Map<Scope, CompletableFuture<Boolean>> loading = new ConcurrentHashMap<>();
    private volatile boolean started;
    private int rebuilds;

    /**
     * Creates a keeper. Nothing is read before the first use.
     *
     * @param store what the projections follow
     * @param all the projections, empty; nobody else changes them
     * @param mostBytes how much memory they may take together, roughly; scopes in use are held beyond it
     * @throws IllegalArgumentException if the bound is negative
     */
    public Projections(ExperienceStore store, List<Projection> all, long mostBytes) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException("mostBytes must be 0 or more, but was " + mostBytes);
        }
        this.store = store;
        this.all = List.copyOf(all);
        this.mostBytes = mostBytes;
    }

    /** A scope that stays in memory until this is closed. */
    public interface Lease extends AutoCloseable {
        /** Lets the scope go when others need the room. */
        @Override
        void close();
    }

    /**
     * The projections.
     *
     * @return unmodifiable
     */
    public List<Projection> all() {
        return all;
    }

    /**
     * Brings the projections level with the store, and a scope into memory.
     *
     * @param scope whose experiences are going to be looked for
     * @return to be closed after the looking; until then the projections hold every experience of the scope that was there
     *     at the call
     */
    public Lease lease(Scope scope) {
        catchUp();
        while (!residents.use(scope)) {
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            CompletableFuture<Boolean> running = loading.putIfAbsent(scope, done);
            if (running != null) {
                running.join();
            } else {
                try {
                    if (!residents.use(scope)) {
                        load(scope);
                    }
                    break;
                } finally {
                    loading.remove(scope);
                    done.complete(true);
                }
            }
        }
        return () -> residents.release(scope);
    }

    /* A part loaded half before a failure must not be taken for the whole. */
    private void load(Scope scope) {
        boolean whole = false;
        try {
            Loaded loaded = new Loaded(-1, 0, true);
            PagesAhead pages = new PagesAhead(store, scope, PAGE);
            while (loaded.more()) {
                loaded = loadPage(scope, loaded, pages);
            }
            whole = true;
        } finally {
            if (!whole) {
                locked(() -> all.forEach(projection -> projection.evict(scope)));
            }
        }
    }

    private record Loaded(int rebuilds, long last, boolean more) {}

    /*
     * Each page is taken in under the lock, read there or before as it still is, so that no change comes between; between two
     * pages others may change what is held, of this scope too.
     */
    private Loaded loadPage(Scope scope, Loaded sofar, PagesAhead pages) {
        applying.lock();
        try {
            start();
            long after = sofar.rebuilds() == rebuilds ? sofar.last() : 0;
            StoredPage page = pages.after(after, checkpoint());
            all.forEach(projection -> projection.load(page.experiences()));
            if (!page.more()) {
                residents.addUsed(scope);
                shrink();
            }
            return new Loaded(rebuilds, page.last(), page.more());
        } finally {
            applying.unlock();
        }
    }

    private void locked(Runnable work) {
        applying.lock();
        try {
            work.run();
        } finally {
            applying.unlock();
        }
    }

    private void shrink() {
        long bytes = residents.all().stream().mapToLong(this::bytes).sum();
        while (bytes > mostBytes) {
            Optional<Scope> oldest = residents.removeOldest();
            if (oldest.isEmpty()) {
                return;
            }
            bytes -= bytes(oldest.get());
            all.forEach(projection -> projection.evict(oldest.get()));
        }
    }

    private long bytes(Scope scope) {
        return all.stream().mapToLong(projection -> projection.bytes(scope)).sum();
    }

    /** Applies what the store has and a projection lacks; on return, all know every change to what they hold. */
    public void catchUp() {
        long last = store.lastChange();
        if (started && checkpoint() >= last) {
            return;
        }
        applying.lock();
        try {
            start();
            while (checkpoint() < last) {
                Changes page = held(store.changes(checkpoint(), PAGE));
                all.forEach(projection -> projection.apply(page));
            }
            shrink();
        } finally {
            applying.unlock();
        }
    }

    /* Nothing is held yet: what happened so far is read when a scope is loaded. */
    private void start() {
        if (!started) {
            Changes skipped = new Changes(List.of(), store.lastChange(), false);
            all.forEach(projection -> projection.apply(skipped));
            started = true;
        }
    }

    /* What was erased concerns who holds it, whatever its scope is called now. */
    private Changes held(Changes page) {
        List<Change> held = page.changes().stream()
                .filter(change -> change.current().isEmpty()
                        || residents.holds(change.scope())
                        || loading.containsKey(change.scope()))
                .toList();
        return new Changes(held, page.checkpoint(), page.more());
    }

    /** Is told how a rebuilding goes on. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called when a scope is begun, and from time to time while it is made.
         *
         * @param scopesDone scopes that are made
         * @param scopes all scopes
         * @param left how much of the current one is left, in a unit of the projection that is at work
         */
        void at(int scopesDone, int scopes, long left);
    }

    /** Throws every projection away and makes it again from the store, scope by scope. */
    public void rebuild() {
        rebuild((done, scopes, left) -> {});
    }

    /**
     * Throws every projection away and makes it again from the store, scope by scope, with what is otherwise made in the
     * background.
     *
     * @param progress is told how it goes on
     */
    public void rebuild(Progress progress) {
        locked(() -> {
            residents.clear();
            started = false;
            rebuilds++;
            all.forEach(Projection::reset);
        });
        List<Scope> scopes = store.scopes();
        for (int i = 0; i < scopes.size(); i++) {
            int done = i;
            progress.at(done, scopes.size(), 0);
            Lease held = lease(scopes.get(i));
            try (held) {
                all.forEach(projection ->
                        projection.settle(scopes.get(done), left -> progress.at(done, scopes.size(), left)));
            }
        }
        progress.at(scopes.size(), scopes.size(), 0);
    }

    /**
     * Erases from the store, around which no projection keeps anything of the scope outside of memory.
     *
     * @param <T> what the erasing yields
     * @param scope whose
     * @param erase erases and brings the projections level
     * @return what it yields
     */
    public <T> T erasing(Scope scope, Supplier<T> erase) {
        Supplier<T> inner = erase;
        for (Projection projection : all) {
            Supplier<T> work = inner;
            inner = () -> projection.erasing(scope, work);
        }
        return inner.get();
    }

    /**
     * How far the projection that is furthest behind has come.
     *
     * @return a sequence number of the feed; the greatest possible if there are no projections
     */
    public long checkpoint() {
        long least = Long.MAX_VALUE;
        for (Projection projection : all) {
            least = Math.min(least, projection.checkpoint());
        }
        return least;
    }
}
