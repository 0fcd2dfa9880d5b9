// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

/** A well-formed experience that the state of the store does not allow: an unknown parent, the lattice, an erased one. */
public final class RefusedException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is not allowed, naming ids
     */
    public RefusedException(String message) {
        super(message);
    }
}
