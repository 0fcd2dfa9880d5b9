// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.MemoryException;

/** The store could not do what was asked: the disk is full, a file is damaged or of another version, a lock is held. */
public class StoreException extends MemoryException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was expected, what came, and what to do
     */
    public StoreException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was expected, what came, and what to do
     * @param cause what went wrong below
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
