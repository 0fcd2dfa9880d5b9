// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.AffectJson;
import dev.recollect.server.json.AffectTextJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** Readings of affect. */
final class AffectRoutes implements Routes {
    private final Memory memory;
    private final Settings settings;

    AffectRoutes(Memory memory, Settings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/affect", this::read);
    }

    private void read(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        AffectTextJson asked = exchange.body(AffectTextJson.class, settings.maxRequestBytes());
        var unused = exchange.scope(asked.user()); // a name that breaks the rule is refused here too
        exchange.answer(200, AffectJson.of(memory.affect(asked.required(), Optional.ofNullable(asked.before()))));
    }
}
