// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

/**
 * The root of everything this library throws of its own. Misuse of an API throws the JDK's exceptions instead
 * ({@link IllegalArgumentException}, {@link IllegalStateException} after close).
 */
public abstract class MemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message for the person who reads it.
     *
     * @param message what was expected and what came
     */
    protected MemoryException(String message) {
        super(message);
    }

    /**
     * Creates an exception that was caused by another.
     *
     * @param message what was expected and what came
     * @param cause what went wrong below
     */
    protected MemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
