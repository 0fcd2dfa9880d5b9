// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.index.IndexException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who may write snapshots: one writer, or many that erase, among the threads of this process and among processes: the file
 * {@code index.lock} beside them. Safe for use by multiple threads; not reentrant.
 */
final class IndexLock implements AutoCloseable {
    /*
     * File locks belong to a process, and closing any channel of a file gives up all of them: so all indexes on one folder
     * share one channel, as they share the count of those who hold it.
     */
    private static final Map<Path, IndexLock> OPEN = new ConcurrentHashMap<>();

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int WRITING = -1;

    private final Path path;
    private int users;
    private int holders;
    private boolean closed;
    private @Nullable FileChannel channel;
    private @Nullable FileLock held;

    private IndexLock(Path path) {
        this.path = path;
    }

    /** Held until closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** The lock of a folder, by its real path; to be closed by each who asked for it. */
    static IndexLock open(Path folder) {
        return OPEN.compute(folder.resolve("index.lock"), (key, open) -> {
            IndexLock lock = open == null ? new IndexLock(key) : open;
            lock.users++;
            return lock;
        });
    }

    /** To write; empty if anybody else writes or erases. */
    synchronized Optional<Held> toWrite() {
        if (closed || holders != 0 || !lock(false)) {
            return Optional.empty();
        }
        holders = WRITING;
        return Optional.of(this::giveUp);
    }

    /** To erase; waits for a writer to end. */
    Held toErase(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!join()) {
            if (System.nanoTime() > deadline) {
                throw new IndexException(path + ": another process held the lock for more than " + wait.toMillis()
                        + " ms; nothing was erased: try again, or end the process that holds it");
            }
            LockSupport.parkNanos(this, PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new IndexException("interrupted while waiting for " + path + "; nothing was erased");
            }
        }
        return this::giveUp;
    }

    private synchronized boolean join() {
        if (closed) {
            throw new IllegalStateException("the vector index is closed");
        }
        if (holders == WRITING || (holders == 0 && !lock(true))) {
            return false;
        }
        holders++;
        return true;
    }

    private boolean lock(boolean shared) {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                channel = open;
            }
            held = open.tryLock(0, Long.MAX_VALUE, shared);
            return held != null;
        } catch (OverlappingFileLockException e) {
            /* Held by this very process, through classes of ours that another loader has loaded. */
            return false;
        } catch (IOException e) {
            throw new IndexException(path + ": cannot be locked (" + e + ")", e);
        }
    }

    private void giveUp() {
        release();
        OPEN.computeIfPresent(path, (key, open) -> open.keptIfUsed());
    }

    private synchronized void release() {
        holders = holders == WRITING ? 0 : holders - 1;
        FileLock lock = held;
        if (holders == 0 && lock != null) {
            held = null;
            try {
                lock.release();
            } catch (IOException e) {
                throw new IndexException(path + ": cannot be unlocked (" + e + ")", e);
            }
        }
    }

    /** Gives up one use of the lock; who holds it goes on holding it. */
    @Override
    public void close() {
        OPEN.compute(path, (key, open) -> {
            users--;
            return keptIfUsed();
        });
    }

    private @Nullable IndexLock keptIfUsed() {
        return users > 0 || !closeIfFree() ? this : null;
    }

    private synchronized boolean closeIfFree() {
        if (holders != 0) {
            return false;
        }
        closed = true;
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new IndexException(path + ": cannot be closed (" + e + ")", e);
            }
        }
        return true;
    }
}
