// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.Json;
import dev.recollect.server.json.RememberJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** Many memories at once, a line each. */
final class BatchRoutes implements Routes {
    private final Memory memory;
    private final Settings settings;
    private final ServerLimits limits;

    BatchRoutes(Memory memory, Settings settings, ServerLimits limits) {
        this.memory = memory;
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/memories/batch", this::remember);
    }

    private void remember(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        var unused = exchange.scope(null); // a name that breaks the rule would be wrong for every line
        int lineBytes = settings.maxRequestBytes();
        NdjsonLines lines = new NdjsonLines(exchange.lines(), lineBytes, limits.discardBytes());
        Batch batch = new Batch(memory, limits, lineBytes, line -> request(exchange, line));
        Optional<NdjsonLines.Line> line = lines.next();
        while (line.isPresent() && batch.take(line.get())) {
            line = lines.next();
        }
        Bodies.discard(context.req(), limits.discardBytes());
        exchange.answer(200, batch.finish());
    }

    private static RememberRequest request(Exchange exchange, byte[] line) {
        RememberJson asked = Json.read(line, RememberJson.class);
        return asked.toRequest(exchange.scope(asked.user()));
    }
}
