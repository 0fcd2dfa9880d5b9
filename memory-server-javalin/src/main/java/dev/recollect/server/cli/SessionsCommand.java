// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.server.json.SessionJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sessions}: the sessions of a user. */
@Command(name = "sessions", description = "List a user's sessions, latest activity first.")
final class SessionsCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    private final Root root;

    @Option(names = "--top", paramLabel = "N", description = "at most how many, 1 to 10000 (default: 50)")
    private int top = 50;

    SessionsCommand(Root root) {
        this.root = root;
    }

    /** Sessions. */
    record SessionsJson(List<SessionJson> items) {}

    @Override
    public Integer call() {
        Limits.requireRange("--top", top, 1, MOST);
        try (Memory memory = root.open()) {
            List<SessionJson> sessions = memory.sessions().list(root.scope(), top).stream()
                    .map(SessionJson::of)
                    .toList();
            if (root.json()) {
                root.out().json(new SessionsJson(sessions));
            } else if (sessions.isEmpty()) {
                root.out().line("no sessions");
            } else {
                sessions.forEach(session -> root.out()
                        .line(session.startedAt() + "  to " + session.lastActivity() + "  " + session.experienceCount()
                                + "  " + session.status() + "  " + MemoryPrinter.shown(session.sessionId())));
            }
        }
        return 0;
    }
}
