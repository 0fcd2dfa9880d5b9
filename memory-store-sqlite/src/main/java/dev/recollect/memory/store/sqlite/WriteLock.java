// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The turn to write, among the threads of this process and among processes: the file {@code write.lock} beside the
 * database. Safe for use by multiple threads; not reentrant.
 */
final class WriteLock implements AutoCloseable {
    /*
     * File locks belong to a process, not to a channel: two channels of one process would not exclude each other, and
     * closing either would give up the locks of both. So all stores of one file share one channel and one queue.
     *
     * Whoever wants to write takes byte 0, then byte 1, then gives byte 0 back and writes. While one process writes, the
     * next already holds byte 0, so the writer cannot overtake it when it comes back: they alternate.
     */
    private static final Map<Path, WriteLock> OPEN = new ConcurrentHashMap<>();

    private static final long QUEUE = 0;
    private static final long TURN = 1;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final Path path;
    private final ReentrantLock threads = new ReentrantLock(true);
    private int users;
    private @Nullable FileChannel channel;

    private WriteLock(Path path) {
        this.path = path;
    }

    /* The lock of a folder, by its real path; to be closed by each who asked for it. */
    static WriteLock open(Path folder) {
        Path path = folder.resolve("write.lock");
        return OPEN.compute(path, (key, open) -> {
            WriteLock lock = open == null ? new WriteLock(key) : open;
            lock.users++;
            return lock;
        });
    }

    <T> T hold(Duration wait, Failures failures, Supplier<T> work) {
        long deadline = System.nanoTime() + wait.toNanos();
        enter(deadline, wait, failures);
        try {
            FileLock turn = takeTurn(deadline, wait, failures);
            try {
                return work.get();
            } finally {
                release(turn, failures);
            }
        } finally {
            threads.unlock();
        }
    }

    private void enter(long deadline, Duration wait, Failures failures) {
        if (threads.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write must not begin inside another");
        }
        try {
            if (!threads.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw timeout("other threads of this process", wait);
            }
        } catch (InterruptedException e) {
            throw failures.interrupted();
        }
    }

    private FileLock takeTurn(long deadline, Duration wait, Failures failures) {
        try {
            FileLock queue = take(QUEUE, deadline, wait, failures);
            try {
                return take(TURN, deadline, wait, failures);
            } finally {
                queue.release();
            }
        } catch (IOException e) {
            throw failures.ofFolder(e);
        }
    }

    private FileLock take(long position, long deadline, Duration wait, Failures failures) throws IOException {
        long pause = FIRST_PAUSE_NANOS;
        while (true) {
            FileLock lock = tryTake(position);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > deadline) {
                throw timeout("another process", wait);
            }
            LockSupport.parkNanos(this, pause);
            if (Thread.interrupted()) {
                throw failures.interrupted();
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
    }

    private @Nullable FileLock tryTake(long position) throws IOException {
        try {
            return channel().tryLock(position, 1, false);
        } catch (OverlappingFileLockException e) {
            /* Held by this very process, through classes of ours that another loader has loaded. */
            return null;
        }
    }

    private StoreException timeout(String who, Duration wait) {
        return new StoreException(path + ": " + who + " held the lock for more than " + wait.toMillis()
                + " ms; nothing was stored: try again, or end the process that holds it");
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    private static void release(FileLock turn, Failures failures) {
        try {
            turn.release();
        } catch (IOException e) {
            throw failures.ofFolder(e);
        }
    }

    @Override
    public void close() {
        OPEN.compute(path, (key, open) -> {
            users--;
            if (users > 0) {
                return this;
            }
            closeChannel();
            return null;
        });
    }

    private void closeChannel() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new StoreException(path + ": cannot be closed (" + e + ")", e);
            }
        }
    }
}
