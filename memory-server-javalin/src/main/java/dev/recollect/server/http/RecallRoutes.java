// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.RecallJson;
import dev.recollect.server.json.RecallQueryJson;
import io.javalin.http.Context;
import java.io.IOException;

/** Ranked memories. */
final class RecallRoutes implements Routes {
    private final Memory memory;
    private final Settings settings;

    RecallRoutes(Memory memory, Settings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/recall", this::recall);
    }

    private void recall(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        RecallQueryJson asked = exchange.body(RecallQueryJson.class, settings.maxRequestBytes());
        var request = asked.toRequest(exchange.scope(asked.user()), settings);
        exchange.answer(200, RecallJson.of(request, memory.recall(request), memory.saliences()));
    }
}
