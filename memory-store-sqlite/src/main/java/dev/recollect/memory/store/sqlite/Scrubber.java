// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.StoreException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    private final Writer writer;
    private final Connections connections;
    private final Failures failures;
    private final Duration wait;

    Scrubber(Writer writer, Connections connections, Failures failures, SqliteOptions options) {
        this.writer = writer;
        this.connections = connections;
        this.failures = failures;
        wait = options.truncateWait();
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
            return writer.inTurn(() -> !isMarked(mark) || scrubAll());
        } catch (StoreException e) {
            LOG.warn("The bytes of an erasure are not yet removed; the next open tries again: {}", e.getMessage());
            return false;
        }
    }

    /* What an earlier process left undone. */
    void finish() {
        long mark = writer.inTurn(this::lastMark);
        if (mark > 0 && !scrub(mark)) {
            LOG.warn("An earlier erasure's bytes are still in the log: another process reads from it");
        }
    }

    private boolean scrubAll() {
        long mark = lastMark();
        try (Handle handle = connections.writer()) {
            handle.execute("VACUUM");
            if (!truncate(handle)) {
                return false;
            }
        } catch (JdbiException e) {
            throw failures.of(e);
        }
        writer.transact(transaction -> transaction.handle().execute("DELETE FROM scrub WHERE scrub <= ?", mark));
        return true;
    }

    /* A reader blocks the truncation; it says so in its first column and by nothing else. */
    private boolean truncate(Handle handle) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            int busy = handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                    .map((row, context) -> row.getInt(1))
                    .one();
            if (busy == 0) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                LOG.warn("A reader has held the log for more than {} ms", wait.toMillis());
                return false;
            }
            LockSupport.parkNanos(this, PAUSE_NANOS);
            if (Thread.interrupted()) {
                throw failures.interrupted();
            }
        }
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
