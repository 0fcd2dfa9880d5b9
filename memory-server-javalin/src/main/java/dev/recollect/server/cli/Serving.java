// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.server.config.Settings;

/** What {@code serve} starts; handed in, so that the command line knows no server. */
public interface Serving {
    /**
     * Starts a server; on return it answers.
     *
     * @param memory what it serves; stays the caller's
     * @param settings its bounds
     * @param host a loopback address
     * @param port 0 to 65535; 0 picks one that is free
     * @return the server
     * @throws dev.recollect.memory.MemoryException if it may not or cannot listen there
     */
    Running start(Memory memory, Settings settings, String host, int port);

    /** A server that runs. */
    interface Running extends AutoCloseable {
        /**
         * Where it listens.
         *
         * @return for instance {@code http://127.0.0.1:8000}
         */
        String url();

        /**
         * Lets requests that run finish, and stops.
         *
         * @throws dev.recollect.memory.MemoryException if some had to be cut off
         */
        @Override
        void close();
    }
}
