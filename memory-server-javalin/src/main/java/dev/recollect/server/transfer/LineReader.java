// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of a file as bytes, at most so many each: of a longer line the rest is passed over. Lines end with LF, CRLF or
 * the file. Confined to one thread.
 */
final class LineReader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int mostBytes;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private long number;
    private long offset;

    /** A line, cut off if it is too long. */
    static final class Line {
        private final long number;
        private final byte[] bytes;
        private final boolean tooLong;
        private final long offset;

        private Line(long number, byte[] bytes, boolean tooLong, long offset) {
            this.number = number;
            this.bytes = bytes;
            this.tooLong = tooLong;
            this.offset = offset;
        }

        /** Its number, from 1. */
        long number() {
            return number;
        }

        /** What it holds, without its end; not copied. */
        byte[] bytes() {
            return bytes;
        }

        /** Whether it has more bytes than allowed. */
        boolean tooLong() {
            return tooLong;
        }

        /** Bytes of the file up to its end. */
        long offset() {
            return offset;
        }

        boolean blank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    LineReader(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** The next line; empty at the end of the file. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean any = false;
        boolean ended = false;
        long length = 0;
        while (!ended && fill()) {
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int part = end - position;
            int kept = (int) Math.min(part, mostBytes - Math.min(mostBytes, length));
            line.write(buffer, position, kept);
            length += part;
            ended = end < filled;
            offset += part + (ended ? 1 : 0);
            position = end + (ended ? 1 : 0);
        }
        if (!any) {
            return Optional.empty();
        }
        number++;
        return Optional.of(new Line(number, withoutReturn(line.toByteArray()), length > mostBytes, offset));
    }

    private boolean fill() throws IOException {
        if (position < filled) {
            return true;
        }
        position = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean returns = line.length > 0 && line[line.length - 1] == '\r';
        return returns ? java.util.Arrays.copyOf(line, line.length - 1) : line;
    }
}
