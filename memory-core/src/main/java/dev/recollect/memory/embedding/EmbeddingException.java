// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import dev.recollect.memory.MemoryException;

/** An embedding model could not be opened or failed. */
public final class EmbeddingException extends MemoryException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was expected and what came
     */
    public EmbeddingException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was expected and what came
     * @param cause what went wrong below
     */
    public EmbeddingException(String message, Throwable cause) {
        super(message, cause);
    }
}
