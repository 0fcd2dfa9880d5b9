// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryStatistics.ProjectionState;
import dev.recollect.memory.experience.Scope;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the server is alive, and whether it can answer. */
final class HealthRoutes implements Routes {
    private final Memory memory;

    HealthRoutes(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/health", this::alive).get("/ready", this::ready);
    }

    private void alive(Context context) throws IOException {
        Exchange.withoutBody(context).answer(200, Map.of("status", "ok"));
    }

    private void ready(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context);
        // The counts of one user are enough: what is asked is where the projections stand.
        requireCurrent(memory.statistics(Scope.ofUser(Scope.DEFAULT_NAME)).projections());
        exchange.answer(200, Map.of("status", "ready"));
    }

    private static void requireCurrent(List<ProjectionState> projections) {
        String behind = projections.stream()
                .filter(projection -> !projection.current())
                .map(ProjectionState::name)
                .collect(Collectors.joining(", "));
        if (!behind.isEmpty()) {
            throw new ProblemException(Problem.UNAVAILABLE.with("behind the store: " + behind));
        }
    }
}
