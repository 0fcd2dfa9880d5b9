// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.MemoryException;

/** More would be erased than was allowed. */
final class TooManyException extends MemoryException {
    private static final long serialVersionUID = 1L;

    TooManyException(String message) {
        super(message);
    }
}
