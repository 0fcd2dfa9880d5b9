// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.server.json.StatsJson;
import io.javalin.http.Context;
import java.io.IOException;

/** Figures of the tenant, whichever user is named. */
final class StatsRoutes implements Routes {
    private final Memory memory;

    StatsRoutes(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/stats", this::stats);
    }

    private void stats(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context);
        String tenant = exchange.scope(null).tenant();
        exchange.answer(200, StatsJson.of(memory.statistics(tenant)));
    }
}
