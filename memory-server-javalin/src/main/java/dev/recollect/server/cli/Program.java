// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The command line in a process of its own: real streams, in UTF-8 whatever the locale, and real memories. */
public final class Program {
    private Program() {}

    /**
     * Runs a command line. Takes over standard error, and sends to it whatever else would write to standard output.
     *
     * @param arguments the command and what follows it
     * @param serving starts the server of {@code serve}
     * @return the exit code: 0 done, 1 failed, 2 wrong use, 3 verification found damage
     */
    public static int run(String[] arguments, Serving serving) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setErr(err);
        System.setOut(err);
        Shell shell = new Shell(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new Output(new FileOutputStream(FileDescriptor.out)),
                err,
                isTerminal(0),
                isTerminal(2),
                System.getenv(),
                Path.of(""),
                InstantSource.system(),
                new LocalOpener(),
                serving,
                new ProcessLifetime());
        List<String> decoded;
        try {
            decoded = Arguments.of(arguments);
        } catch (InvalidInputException e) {
            shell.say(Failures.lineOf(e));
            return Failures.codeOf(e);
        }
        return Recollect.run(shell, decoded);
    }

    /* Java cannot tell of one stream alone; where the system does not either, the launcher does. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.isSymbolicLink(link)) {
            return System.getProperty("recollect.terminals", "").contains(String.valueOf(descriptor));
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
