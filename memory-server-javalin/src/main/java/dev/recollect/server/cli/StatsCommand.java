// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryStatistics;
import dev.recollect.server.json.StatsJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code stats}: counts and sizes. */
@Command(name = "stats", description = "Show counts by type, users, sizes, the model, and where the projections stand.")
final class StatsCommand implements Callable<Integer> {
    private final Root root;

    StatsCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (Memory memory = root.open()) {
            MemoryStatistics statistics =
                    root.givenUser().isPresent() ? memory.statistics(root.scope()) : memory.statistics(root.tenant());
            StatsJson stats = StatsJson.of(statistics);
            if (root.json()) {
                root.out().json(stats);
            } else {
                print(stats);
            }
        }
        return 0;
    }

    private void print(StatsJson stats) {
        row("experiences", stats.experiences().total());
        stats.experiences().byType().forEach((type, count) -> row("  " + type, count));
        row("users", stats.users());
        row("vectors", stats.vectors());
        row("model", stats.model().id() + ", " + stats.model().dimension() + " dimensions");
        row("chat model", stats.chatModel());
        row("store", stats.storeBytes() + " bytes");
        row("index", stats.indexBytes() + " bytes in memory and on disk");
        row("last change", stats.changeSeq());
        stats.projections()
                .forEach(projection ->
                        row("projection", projection.name() + " at " + projection.seq() + ", " + projection.state()));
    }

    private void row(String name, Object value) {
        root.out().line(String.format("%-18s%s", name, value));
    }
}
