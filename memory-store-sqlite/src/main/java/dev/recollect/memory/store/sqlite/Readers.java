// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded number of connections that read beside the writer. A read sees one state of the store and must be short: an
 * erasure waits for it. Safe for use by multiple threads.
 */
final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final Connections connections;
    private final Failures failures;
    private final Duration wait;
    private final Semaphore permits;
    private final Queue<Handle> idle = new ConcurrentLinkedQueue<>();

    Readers(Connections connections, Failures failures, SqliteOptions options) {
        this.connections = connections;
        this.failures = failures;
        wait = options.lockWait();
        permits = new Semaphore(options.readers(), true);
    }

    /* A value that is refused within the query came from the file: arguments are checked before. */
    <T> T read(Function<Handle, T> query) {
        acquire();
        try {
            @Nullable Handle free = idle.poll();
            Handle handle = free == null ? connections.reader() : free;
            return read(handle, query);
        } finally {
            permits.release();
        }
    }

    private <T> T read(Handle handle, Function<Handle, T> query) {
        boolean sound = false;
        try {
            Transactions.begin(handle.getConnection(), "DEFERRED");
            T result = query.apply(handle);
            Transactions.commit(handle.getConnection());
            sound = true;
            return result;
        } catch (SQLException | JdbiException e) {
            throw failures.of(e);
        } catch (InvalidInputException | IllegalArgumentException e) {
            throw failures.damaged();
        } finally {
            if (sound) {
                idle.add(handle);
            } else {
                discard(handle);
            }
        }
    }

    /* Ends the transaction, whatever state it is in. */
    private static void discard(Handle handle) {
        try {
            handle.getConnection().close();
        } catch (SQLException e) {
            LOG.warn("A connection could not be closed after a failed read", e);
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreException("no reader was free for " + wait.toMillis() + " ms: try again");
            }
        } catch (InterruptedException e) {
            throw failures.interrupted();
        }
    }

    /* Called when no read runs any more. */
    @Override
    public void close() {
        for (Handle handle = idle.poll(); handle != null; handle = idle.poll()) {
            handle.close();
        }
    }
}
