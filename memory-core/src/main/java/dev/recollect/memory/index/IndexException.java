// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.MemoryException;

/** An index could not do what was asked. */
public final class IndexException extends MemoryException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was expected and what came
     */
    public IndexException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what was expected and what came
     * @param cause what went wrong below
     */
    public IndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
