// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Receipt;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.LineageJson;
import dev.recollect.server.json.RecordJson;
import dev.recollect.server.json.RememberJson;
import dev.recollect.server.json.RememberedJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Single memories: remembered, read, erased. */
final class MemoryRoutes implements Routes {
    private static final String ONE = "/api/memories/{experience_id}";

    private final Memory memory;
    private final Settings settings;

    MemoryRoutes(Memory memory, Settings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/memories", this::remember)
                .get(ONE, this::read)
                .get(ONE + "/lineage", this::lineage)
                .delete(ONE, this::erase);
    }

    private void remember(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        RememberJson asked = exchange.body(RememberJson.class, settings.maxRequestBytes());
        Remembered outcome = memory.remember(asked.toRequest(exchange.scope(asked.user())));
        exchange.answer(outcome.duplicate() ? 200 : 201, RememberedJson.of(outcome));
    }

    private void read(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context);
        ExperienceId id = id(exchange);
        Scope scope = exchange.scope(null);
        var experience = memory.find(scope, id).orElseThrow(() -> unknown(id));
        var salience =
                Optional.ofNullable(memory.saliences().of(scope, List.of(id)).get(id));
        exchange.answer(200, RecordJson.of(experience, salience));
    }

    private void lineage(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context);
        ExperienceId id = id(exchange);
        var lineage = memory.lineage(exchange.scope(null), id).orElseThrow(() -> unknown(id));
        exchange.answer(200, LineageJson.of(id, lineage));
    }

    private void erase(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context, Receipts.REASON);
        ExperienceId id = id(exchange);
        Erasure erasure = Erasure.ofIds(exchange.scope(null), List.of(id))
                .because(exchange.query().one(Receipts.REASON).orElse(Erasure.DEFAULT_REASON));
        Receipt receipt = memory.forget(erasure);
        if (receipt.erased().isEmpty()) {
            throw unknown(id);
        }
        Receipts.answer(exchange, receipt);
    }

    private static ExperienceId id(Exchange exchange) {
        return new ExperienceId(exchange.path("experience_id"));
    }

    private static ProblemException unknown(ExperienceId id) {
        return new ProblemException(Problem.NOT_FOUND.with("this user has no memory " + id));
    }
}
