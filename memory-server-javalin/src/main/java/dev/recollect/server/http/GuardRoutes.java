// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.lens.FactGuard;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.GuardJson;
import dev.recollect.server.json.GuardTextsJson;
import io.javalin.http.Context;
import java.io.IOException;

/** Comparisons of what two texts state. */
final class GuardRoutes implements Routes {
    private final FactGuard guard = new FactGuard();
    private final Settings settings;

    GuardRoutes(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/guard", this::compare);
    }

    private void compare(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        GuardTextsJson asked = exchange.body(GuardTextsJson.class, settings.maxRequestBytes());
        var unused = exchange.scope(asked.user()); // a name that breaks the rule is refused here too
        exchange.answer(200, GuardJson.of(guard.compare(asked.requiredDraft(), asked.requiredStyled())));
    }
}
