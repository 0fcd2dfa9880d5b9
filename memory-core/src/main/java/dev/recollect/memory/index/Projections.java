// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.ExperienceStore;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps projections level with the store: {@link #catchUp} before every read, whoever wrote. Safe for use by multiple
 * threads.
 */
public final class Projections {
    private static final int PAGE = 1_000;

    private final ExperienceStore store;
    private final List<Projection> all;
    private final ReentrantLock applying = new ReentrantLock();

    /**
     * Creates a keeper.
     *
     * @param store what the projections follow
     * @param all the projections; nobody else applies changes to them
     */
    public Projections(ExperienceStore store, List<Projection> all) {
        this.store = store;
        this.all = List.copyOf(all);
    }

    /**
     * The projections.
     *
     * @return unmodifiable
     */
    public List<Projection> all() {
        return all;
    }

    /** Applies what the store has and a projection lacks; on return, all know every change that was there at the call. */
    public void catchUp() {
        long last = store.lastChange();
        if (checkpoint() >= last) {
            return;
        }
        applying.lock();
        try {
            while (checkpoint() < last) {
                Changes page = store.changes(checkpoint(), PAGE);
                all.forEach(projection -> projection.apply(page));
            }
        } finally {
            applying.unlock();
        }
    }

    /** Throws every projection away and replays the feed from the beginning. Reads in between see what is there so far. */
    public void rebuild() {
        applying.lock();
        try {
            all.forEach(Projection::reset);
            catchUp();
        } finally {
            applying.unlock();
        }
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
