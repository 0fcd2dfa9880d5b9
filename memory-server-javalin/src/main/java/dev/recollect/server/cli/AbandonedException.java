// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.MemoryException;

/** Nobody reads standard output any more. */
final class AbandonedException extends MemoryException {
    private static final long serialVersionUID = 1L;

    AbandonedException() {
        super("nobody reads the answer any more; it was given up, and nothing of it was stored");
    }
}
