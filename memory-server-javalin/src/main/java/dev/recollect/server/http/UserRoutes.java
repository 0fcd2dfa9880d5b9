// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.store.Erasure;
import io.javalin.http.Context;
import java.io.IOException;

/** Users as a whole. */
final class UserRoutes implements Routes {
    private final Memory memory;

    UserRoutes(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void addTo(RouteTable table) {
        table.delete("/api/users/{user}", this::erase);
    }

    private void erase(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context, Receipts.REASON);
        Erasure erasure = Erasure.ofUser(exchange.scope(exchange.path("user")))
                .because(exchange.query().one(Receipts.REASON).orElse(Erasure.DEFAULT_REASON));
        Receipts.answer(exchange, memory.forget(erasure));
    }
}
