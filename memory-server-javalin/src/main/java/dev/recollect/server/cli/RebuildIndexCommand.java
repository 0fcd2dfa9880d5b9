// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.server.json.StatsJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rebuild-index}: makes the projections again from the store. */
@Command(name = "rebuild-index", description = "Throw the projections away and make them again from the store.")
final class RebuildIndexCommand implements Callable<Integer> {
    private final Root root;

    RebuildIndexCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (Memory memory = root.open()) {
            memory.completeContexts();
            rebuild(memory);
            StatsJson stats = StatsJson.of(memory.statistics());
            if (root.json()) {
                root.out().json(stats);
            } else {
                stats.projections()
                        .forEach(projection ->
                                root.out().line("rebuilt " + projection.name() + " up to change " + projection.seq()));
            }
        }
        return 0;
    }

    private void rebuild(Memory memory) {
        try (Progress progress = Progress.of(root.shell(), "rebuilding", "", 1)) {
            memory.rebuildIndex((done, scopes, left) ->
                    progress.at(done, scopes, left == 0 ? "users" : "users, " + left + " memories left of this one"));
        }
    }
}
