// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.store.SalienceTable.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was recalled of late and is not in the store yet, so that a recall only reads. At most {@value #MOST}; once it is full
 * the newest are dropped and counted. Safe for use by multiple threads; never blocks.
 */
final class RecentAccesses {
    static final int MOST = 10_000;

    /* Of what is recalled all day long, the salience need not be computed at each recall. */
    private static final Duration DUE_WITHIN = Duration.ofHours(1);

    private final BlockingQueue<Access> waiting = new ArrayBlockingQueue<>(MOST);
    private final AtomicLong dropped = new AtomicLong();

    /** Notes what is likely to have mattered; the rest only came along. */
    void recalled(Scope scope, List<Recalled> memories, Instant now) {
        for (Recalled memory : memories) {
            if (memory.relevant()
                    && !waiting.offer(new Access(scope, memory.experience().id(), now, now.plus(DUE_WITHIN)))) {
                dropped.incrementAndGet();
            }
        }
    }

    /** Takes some of them, the oldest first. */
    List<Access> take(int most) {
        List<Access> taken = new ArrayList<>();
        waiting.drainTo(taken, most);
        return taken;
    }

    /** How many were dropped since the memory was opened. */
    long dropped() {
        return dropped.get();
    }
}
