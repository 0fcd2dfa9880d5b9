// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts byte sequences in all files of a folder. Runs as a process of its own: to open and close the files of a database
 * in a process that uses it gives up that process's locks on them.
 */
final class ByteSearch {
    private ByteSearch() {}

    /** The folder, then each sequence in hexadecimal; prints a line "sequence count" for each. */
    public static void main(String[] arguments) throws IOException {
        for (int i = 1; i < arguments.length; i++) {
            byte[] wanted = HexFormat.of().parseHex(arguments[i]);
            try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
                long found = files.filter(Files::isRegularFile)
                        .mapToLong(file -> count(file, wanted))
                        .sum();
                System.out.println(arguments[i] + " " + found);
            }
        }
    }

    private static long count(Path file, byte[] wanted) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            long found = 0;
            for (int at = 0; at + wanted.length <= bytes.length; at++) {
                int matched = 0;
                while (matched < wanted.length && bytes[at + matched] == wanted[matched]) {
                    matched++;
                }
                found += matched == wanted.length ? 1 : 0;
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each sequence occurs, in the order given. */
    static List<Long> countAll(Path folder, List<byte[]> wanted) {
        List<String> arguments = Stream.concat(
                        Stream.of(folder.toString()),
                        wanted.stream().map(bytes -> HexFormat.of().formatHex(bytes)))
                .toList();
        try (Child child = Child.start(ByteSearch.class, arguments)) {
            return child.finish().stream()
                    .map(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .toList();
        }
    }
}
