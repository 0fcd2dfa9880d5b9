// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that holds the turn to write until it is told to end. */
final class LockHolder {
    private LockHolder() {}

    /** The folder. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0], "write.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            System.out.println("held");
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
    }
}
