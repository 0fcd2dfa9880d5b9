// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import java.time.Duration;

/**
 * The bounds of a server that nobody needs to configure. Immutable.
 *
 * @param running requests that are answered at the same time
 * @param waiting requests that wait for one of those to end; more are refused at once
 * @param patience how long a request waits before it is refused
 * @param idle how long a connection may be silent, in a request or between two
 * @param drain how long closing waits for requests that run
 * @param linger how long a connection may be silent once the server is closing
 * @param batchLines lines of one batch
 * @param chunkBytes bytes of lines that are stored together; a transaction ends earlier than after its 500 lines with them
 * @param discardBytes bytes of a refused body that are read and thrown away so that the caller gets to read the answer
 */
record ServerLimits(
        int running,
        int waiting,
        Duration patience,
        Duration idle,
        Duration drain,
        Duration linger,
        int batchLines,
        int chunkBytes,
        long discardBytes) {
    static final ServerLimits DEFAULT = new ServerLimits(
            32,
            256,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            100_000,
            16_777_216,
            67_108_864);
}
