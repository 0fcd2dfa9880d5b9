// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts that come from the command line or, where it says {@code -}, from standard input. */
final class InputText {
    /** What stands for standard input. */
    static final String STANDARD_INPUT = "-";

    private static final int MOST_BYTES = 4 * Limits.TEXT_CHARS_MOST;

    private InputText() {}

    /** The argument, or all of standard input without its last line end. */
    static String of(Shell shell, String field, String argument) {
        return argument.equals(STANDARD_INPUT) ? read(shell.in(), field) : argument;
    }

    private static String read(InputStream in, String field) {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InvalidInputException(field, "must be at most " + MOST_BYTES + " bytes of standard input");
            }
            String text = decoded(field, bytes);
            return text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input", e);
        }
    }

    /** Bytes as text; what is no UTF-8 is refused, never replaced. */
    static String decoded(String field, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(field, "must be UTF-8, but is not");
        }
    }
}
