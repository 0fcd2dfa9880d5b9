// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.ChatJson;
import dev.recollect.server.json.ChatMessageJson;
import io.javalin.http.Context;
import java.io.IOException;

/** Answers. */
final class ChatRoutes implements Routes {
    private final Memory memory;
    private final Settings settings;

    ChatRoutes(Memory memory, Settings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/chat", this::answer);
    }

    private void answer(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        ChatMessageJson asked = exchange.body(ChatMessageJson.class, settings.maxRequestBytes());
        var request = asked.toRequest(exchange.scope(asked.user()), settings);
        if (asked.streams()) {
            new ChatStream(context).answer(memory, request);
        } else {
            exchange.answer(200, ChatJson.of(memory.answer(request)));
        }
    }
}
