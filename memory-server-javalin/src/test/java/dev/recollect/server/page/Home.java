// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.server.config.Settings;
import dev.recollect.server.http.RecollectServer;
import java.nio.file.Path;
import java.util.Map;

/** A server over a folder, as {@code serve} starts it; it can be stopped and started again at the same address. */
final class Home implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private Memory memory;
    private RecollectServer server;

    Home(Path folder) {
        this.folder = folder;
        memory = LocalMemory.open(folder);
        server = RecollectServer.start(memory, settings(), HOST, 0);
    }

    String url() {
        return server.url();
    }

    Memory memory() {
        return memory;
    }

    /** Remembers what a user says. */
    ExperienceId remember(String user, String text) {
        return remember(RememberRequest.text(Scope.ofUser(user), text));
    }

    ExperienceId remember(RememberRequest.Builder what) {
        return memory.remember(what.build()).id().orElseThrow();
    }

    long count(String user) {
        return memory.statistics(Scope.ofUser(user)).store().total();
    }

    void stop() {
        server.close();
        memory.close();
    }

    void startAgain() {
        int port = server.port();
        memory = LocalMemory.open(folder);
        server = RecollectServer.start(memory, settings(), HOST, port);
    }

    @Override
    public void close() {
        stop();
    }

    private Settings settings() {
        return Settings.load(Map.of(), folder, folder);
    }
}
