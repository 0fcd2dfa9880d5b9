// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.Views;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.view.View;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.StandInIds;
import dev.recollect.server.json.ViewJson;
import dev.recollect.server.json.ViewPageJson;
import dev.recollect.server.json.ViewReadingJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Re-readings: recorded, read, listed. */
final class ViewRoutes implements Routes {
    private static final String ALL = "/api/views";
    private static final String ID = "view_id";

    private final Memory memory;
    private final Settings settings;

    ViewRoutes(Memory memory, Settings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get(ALL, this::list).post(ALL, this::record).get("/api/views/{view_id}", this::read);
    }

    private void record(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        ViewReadingJson asked = exchange.body(ViewReadingJson.class, settings.maxRequestBytes());
        View view = memory.views().record(asked.toRequest(exchange.scope(asked.user())));
        exchange.answer(201, ViewJson.of(view));
    }

    private void read(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context);
        Scope scope = exchange.scope(null);
        ExperienceId id = StandInIds.read(ID, View.PREFIX, exchange.path(ID));
        View view = memory.views()
                .find(scope, id)
                .orElseThrow(() -> new ProblemException(
                        Problem.NOT_FOUND.with("this user has no view " + StandInIds.write(View.PREFIX, id))));
        exchange.answer(200, ViewJson.of(view, memory.views().successor(scope, id)));
    }

    private void list(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context, "limit", "cursor", "lens");
        QueryString query = exchange.query();
        Paging paging = Paging.of(query);
        Optional<String> lens = query.one("lens").map(name -> Limits.requireName("lens", name));
        exchange.answer(200, page(exchange.scope(null), lens, paging));
    }

    private ViewPageJson page(Scope scope, Optional<String> lens, Paging paging) {
        Views views = memory.views();
        List<View> page = views.list(scope, lens, paging.limit(), paging.before());
        Optional<String> next = paging.next(
                page,
                last -> new Position(last.at(), last.id()),
                place -> views.list(scope, lens, 1, Optional.of(place)));
        return new ViewPageJson(page.stream().map(ViewJson::of).toList(), next.orElse(null));
    }
}
