// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.StoredPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

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
    private final ReentrantLock applying = new ReentrantLock();
    private volatile boolean started;

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
        if (!residents.use(scope)) {
            applying.lock();
            try {
                if (!residents.use(scope)) {
                    load(scope);
                    residents.addUsed(scope);
                    shrink();
                }
            } finally {
                applying.unlock();
            }
        }
        return () -> residents.release(scope);
    }

    /* A part loaded half before a failure must not be taken for the whole. */
    private void load(Scope scope) {
        boolean whole = false;
        try {
            for (Optional<StoredPage> page = page(scope, 0); page.isPresent(); page = after(scope, page.get())) {
                StoredPage read = page.get();
                all.forEach(projection -> projection.load(read.experiences()));
            }
            whole = true;
        } finally {
            if (!whole) {
                all.forEach(projection -> projection.evict(scope));
            }
        }
    }

    private Optional<StoredPage> page(Scope scope, long after) {
        return Optional.of(store.stored(scope, after, PAGE));
    }

    private Optional<StoredPage> after(Scope scope, StoredPage page) {
        return page.more() ? page(scope, page.last()) : Optional.empty();
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
                .filter(change -> change.current().isEmpty() || residents.holds(change.scope()))
                .toList();
        return new Changes(held, page.checkpoint(), page.more());
    }

    /** Throws every projection away and makes it again from the store, scope by scope. */
    public void rebuild() {
        applying.lock();
        try {
            residents.clear();
            started = false;
            all.forEach(Projection::reset);
        } finally {
            applying.unlock();
        }
        store.scopes().forEach(scope -> lease(scope).close());
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
