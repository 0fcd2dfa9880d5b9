// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets calls through until it is shut; shutting waits for those inside. Safe for use by multiple threads. */
final class Gate {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean shut;

    <T> T pass(Supplier<T> call) {
        lock.readLock().lock();
        try {
            if (shut) {
                throw new IllegalStateException("the store is closed");
            }
            return call.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /* True for the one call that found the gate open. */
    boolean shut() {
        lock.writeLock().lock();
        try {
            boolean first = !shut;
            shut = true;
            return first;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
