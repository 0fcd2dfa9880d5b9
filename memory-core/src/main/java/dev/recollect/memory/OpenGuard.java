// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets operations run until the owner is closed, and the closing wait for those that run. */
final class OpenGuard {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** Runs an operation, which may itself run others. */
    <T> T whileOpen(Supplier<T> operation) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this memory is closed");
            }
            return operation.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs an operation that gives nothing back. */
    void runWhileOpen(Runnable operation) {
        whileOpen(() -> {
            operation.run();
            return true;
        });
    }

    /** Runs the closing once, after the operations that run have ended. */
    void close(Runnable closing) {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException("a memory cannot be closed from within one of its operations");
        }
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                closing.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
