// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryException;
import dev.recollect.server.config.Logging;
import dev.recollect.server.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the HTTP server, until the process is told to end. */
@Command(name = "serve", description = "Serve HTTP until told to end; SIGTERM lets requests that run finish.")
final class ServeCommand implements Callable<Integer> {
    private final Root root;

    @Option(names = "--host", paramLabel = "HOST", description = "a loopback address (default: 127.0.0.1)")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "0 to 65535; 0 picks one (default: 8000)")
    private int port = 8000;

    ServeCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Settings settings = root.settings();
        Logging.configure(settings);
        try (Memory memory = root.shell().opener().openToStay(settings)) {
            Serving.Running server = root.shell().serving().start(memory, settings, host, port);
            root.out().line("listening on " + server.url());
            root.out().flush();
            return root.shell().lifetime().untilEnd(() -> stopped(server, memory));
        }
    }

    private int stopped(Serving.Running server, Memory memory) {
        try {
            server.close();
            memory.close();
            return 0;
        } catch (MemoryException e) {
            root.shell().say(Failures.lineOf(e));
            return Failures.FAILED;
        }
    }
}
