// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.MemoryException;
import java.io.IOException;

/** Nobody reads the answer any more. */
final class ClientGoneException extends MemoryException {
    private static final long serialVersionUID = 1L;

    ClientGoneException(IOException cause) {
        super("the client closed the connection before the answer was whole", cause);
    }
}
