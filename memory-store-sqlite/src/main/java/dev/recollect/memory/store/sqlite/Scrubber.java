// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.StoreException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the bytes of what was erased: from the free space that deletion leaves inside pages, by writing the file anew
 * (VACUUM), and from the write-ahead log, by cutting it. Safe for use by multiple threads.
 *
 * <p>Each erasure leaves a mark in its transaction; whoever scrubs takes all marks that stand there before, so that
 * erasures in a row share one scrub, among processes too, and a scrub that was interrupted is found by its marks.
 */
final class Scrubber {
    private static final Logger LOG = LoggerFactory.getLogger(Scrubber.class);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int ATTEMPT_MILLIS = 200;

    private final Writer writer;
    private final Connections connections;
    private final Failures failures;
    private final Duration wait;
    private final Duration lockWait;
    private final ReentrantLock scrubbing = new ReentrantLock(true);

    Scrubber(Writer writer, Connections connections, Failures failures, SqliteOptions options) {
        this.writer = writer;
        this.connections = connections;
        this.failures = failures;
        wait = options.truncateWait();
        lockWait = options.lockWait();
    }

    /* Within the erasing transaction: the mark to scrub up to. */
    static long mark(Handle handle) {
        return handle.createQuery("INSERT INTO scrub DEFAULT VALUES RETURNING scrub")
                .mapTo(Long.class)
                .one();
    }

    /* True if nothing is left of what was erased with this mark. */
    boolean scrub(long mark) {
        try {
            if (!scrubbing.tryLock(wait.plus(lockWait).toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreException("other erasures are still removing their bytes");
            }
            try {
                return scrubInTurn(mark);
            } finally {
                scrubbing.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return postponed("interrupted");
        } catch (StoreException e) {
            return postponed(String.valueOf(e.getMessage()));
        }
    }

    /* What an earlier process left undone. */
    void finish() {
        long mark = writer.inTurn(this::lastMark);
        if (mark > 0) {
            scrub(mark);
        }
    }

    private boolean scrubInTurn(long mark) {
        long covered = writer.inTurn(() -> {
            if (!isMarked(mark)) {
                return 0L;
            }
            long last = lastMark();
            on(handle -> handle.execute("VACUUM"));
            return last;
        });
        return covered == 0 || truncate(covered);
    }

    /* Between two attempts others may write: what they add to the log is cut with the rest. */
    private boolean truncate(long covered) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            if (writer.inTurn(() -> truncateOnce(covered))) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return postponed("a reader has held the log for more than " + wait.toMillis() + " ms");
            }
            LockSupport.parkNanos(this, PAUSE_NANOS);
            if (Thread.interrupted()) {
                throw failures.interrupted();
            }
        }
    }

    /* A reader blocks the truncation; the first column says so and nothing else. */
    private boolean truncateOnce(long covered) {
        boolean cut = on(handle -> {
            handle.execute("PRAGMA busy_timeout = " + ATTEMPT_MILLIS);
            int busy = handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                    .map((row, context) -> row.getInt(1))
                    .one();
            return busy == 0;
        });
        if (cut) {
            writer.transact(transaction -> transaction.handle().execute("DELETE FROM scrub WHERE scrub <= ?", covered));
        }
        return cut;
    }

    /* A connection of its own: what the writer has in hand must not be in the way. */
    private <T> T on(Function<Handle, T> work) {
        try (Handle handle = connections.writer()) {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw failures.of(e);
        }
    }

    private static boolean postponed(String reason) {
        LOG.warn("The bytes of an erasure are not removed yet, the next open tries again: {}", reason);
        return false;
    }

    private boolean isMarked(long mark) {
        return count("SELECT count(*) FROM scrub WHERE scrub = " + mark) > 0;
    }

    private long lastMark() {
        return count("SELECT coalesce(max(scrub), 0) FROM scrub");
    }

    private long count(String sql) {
        return writer.transact(transaction ->
                transaction.handle().createQuery(sql).mapTo(Long.class).one());
    }
}
