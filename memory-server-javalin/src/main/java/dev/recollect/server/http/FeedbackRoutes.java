// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.FeedbackJson;
import dev.recollect.server.json.RememberedJson;
import io.javalin.http.Context;
import java.io.IOException;

/** Judgements on memories and answers. */
final class FeedbackRoutes implements Routes {
    private final Memory memory;
    private final Settings settings;

    FeedbackRoutes(Memory memory, Settings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/feedback", this::judge);
    }

    private void judge(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        FeedbackJson asked = exchange.body(FeedbackJson.class, settings.maxRequestBytes());
        Remembered outcome = memory.feedback(asked.toFeedback(exchange.scope(asked.user())));
        exchange.answer(201, RememberedJson.of(outcome));
    }
}
