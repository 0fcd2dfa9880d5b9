// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server;

import dev.recollect.memory.Memory;
import dev.recollect.server.cli.Program;
import dev.recollect.server.cli.Serving;
import dev.recollect.server.config.Settings;
import dev.recollect.server.http.RecollectServer;

/** The program {@code recollect}: the command line, with the server that it can start. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the command and what follows it
     */
    public static void main(String[] arguments) {
        System.exit(Program.run(arguments, Main::start));
    }

    /**
     * Starts the HTTP server.
     *
     * @param memory what it serves
     * @param settings its bounds
     * @param host a loopback address
     * @param port 0 to 65535; 0 picks one that is free
     * @return the server
     */
    public static Serving.Running start(Memory memory, Settings settings, String host, int port) {
        RecollectServer server = RecollectServer.start(memory, settings, host, port);
        return new Serving.Running() {
            @Override
            public String url() {
                return server.url();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
