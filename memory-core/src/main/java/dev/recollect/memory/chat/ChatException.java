// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

import dev.recollect.memory.MemoryException;

/** A language model failed. */
public final class ChatException extends MemoryException {
    private static final long serialVersionUID = 1L;
    private final boolean retryable;

    /**
     * Creates the exception.
     *
     * @param message what was expected and what came; no key, no content
     * @param retryable whether the same call may succeed later
     */
    public ChatException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was expected and what came; no key, no content
     * @param retryable whether the same call may succeed later
     * @param cause what went wrong below
     */
    public ChatException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /**
     * Whether the same call may succeed later.
     *
     * @return true for time-outs, rate limits and failures of the provider
     */
    public boolean retryable() {
        return retryable;
    }
}
