// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

/** The idempotency key or the id belongs to an experience with other content; nothing was stored. */
public final class ConflictException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which key or id, and which experience has it
     */
    public ConflictException(String message) {
        super(message);
    }
}
