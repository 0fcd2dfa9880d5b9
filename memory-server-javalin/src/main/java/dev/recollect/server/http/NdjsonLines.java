// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream, one at a time, each bounded: what is longer is skipped, not kept. Confined to one thread. */
final class NdjsonLines {
    private static final int BUFFER_BYTES = 65_536;

    private final InputStream stream;
    private final int maxBytes;
    private final long maxSkippedBytes;
    private long number;

    /**
     * Begins to read.
     *
     * @param stream the lines
     * @param maxBytes the most bytes of a line
     * @param maxSkippedBytes how much of a longer line is skipped in the hope of its end
     */
    NdjsonLines(InputStream stream, int maxBytes, long maxSkippedBytes) {
        this.stream = new BufferedInputStream(stream, BUFFER_BYTES);
        this.maxBytes = maxBytes;
        this.maxSkippedBytes = maxSkippedBytes;
    }

    /** How a line fits. */
    enum Fit {
        /** Within the bound. */
        FITS,
        /** Longer; skipped to its end. */
        TOO_LONG,
        /** So much longer that its end was not found; nothing after it can be read. */
        ENDLESS
    }

    /** A line. */
    static final class Line {
        private final long number;
        private final byte[] bytes;
        private final Fit fit;

        Line(long number, byte[] bytes, Fit fit) {
            this.number = number;
            this.bytes = bytes;
            this.fit = fit;
        }

        /** Its number, from 1. */
        long number() {
            return number;
        }

        /** The line without its end, not copied; empty unless it fits. */
        byte[] bytes() {
            return bytes;
        }

        Fit fit() {
            return fit;
        }
    }

    /** The next line, empty at the end. What stands after the last line end is a line unless it is nothing. */
    Optional<Line> next() throws IOException {
        int read = stream.read();
        if (read < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        while (read >= 0 && read != '\n' && length <= maxBytes + maxSkippedBytes) {
            length++;
            if (length <= maxBytes) {
                line.write(read);
            }
            read = stream.read();
        }
        number++;
        if (length <= maxBytes) {
            return Optional.of(new Line(number, line.toByteArray(), Fit.FITS));
        }
        boolean ended = length <= maxBytes + maxSkippedBytes;
        return Optional.of(new Line(number, new byte[0], ended ? Fit.TOO_LONG : Fit.ENDLESS));
    }
}
