// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments as they were typed. A JVM decodes them by the locale, and what does not fit it becomes U+FFFD; then they are
 * read again as UTF-8 where the system shows them.
 */
final class Arguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private Arguments() {}

    /** The arguments of this process; those that are no UTF-8 are refused. */
    static List<String> of(String[] arguments) {
        List<String> decoded = List.of(arguments);
        boolean damaged = decoded.stream().anyMatch(argument -> argument.indexOf('\uFFFD') >= 0);
        if (!damaged || !Files.isReadable(COMMAND_LINE)) {
            return decoded;
        }
        try {
            return of(Files.readAllBytes(COMMAND_LINE), arguments.length);
        } catch (IOException e) {
            return decoded;
        }
    }

    /** The last so many arguments of a command line, each ended by a NUL byte. */
    static List<String> of(byte[] commandLine, int count) {
        List<String> all = new ArrayList<>();
        int from = 0;
        List<byte[]> raw = new ArrayList<>();
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                raw.add(java.util.Arrays.copyOfRange(commandLine, from, i));
                from = i + 1;
            }
        }
        for (byte[] argument : raw.subList(Math.max(0, raw.size() - count), raw.size())) {
            all.add(InputText.decoded("argument", argument));
        }
        if (all.size() != count) {
            throw new InvalidInputException("argument", "must be UTF-8, but is not");
        }
        return all;
    }
}
