// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a UTF-8 text as they come, of bounded length. Confined to one thread. */
public final class TextLines implements Closeable {
    private final String name;
    private final InputStream in;
    private final LineReader lines;

    /**
     * Reads a stream.
     *
     * @param name what to call it in errors
     * @param in the stream; closed with this
     * @param mostBytes bytes of a line, at most
     */
    public TextLines(String name, InputStream in, int mostBytes) {
        this.name = name;
        this.in = in;
        lines = new LineReader(in, mostBytes);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param mostBytes bytes of a line, at most
     * @return its lines
     * @throws TransferException if it cannot be opened
     */
    public static TextLines of(Path file, int mostBytes) {
        try {
            return new TextLines(file.toString(), Files.newInputStream(file), mostBytes);
        } catch (IOException e) {
            throw TransferException.of("cannot read", file.toString(), e);
        }
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param text what it says, without its end; empty if it is no UTF-8 or too long
     */
    public record Line(long number, Optional<String> text) {}

    /**
     * The next line; waits for it.
     *
     * @return empty at the end
     * @throws TransferException if reading fails
     */
    public Optional<Line> next() {
        try {
            return lines.next().map(line -> new Line(line.number(), text(line)));
        } catch (IOException e) {
            throw TransferException.of("cannot read", name, e);
        }
    }

    private static Optional<String> text(LineReader.Line line) {
        if (line.tooLong()) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes()))
                    .toString();
            return Optional.of(line.number() == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw TransferException.of("cannot close", name, e);
        }
    }
}
