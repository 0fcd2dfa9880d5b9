// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.Sessions;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.narrative.Narrative;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.ConsolidatedJson;
import dev.recollect.server.json.NarrativeJson;
import dev.recollect.server.json.NarrativePageJson;
import dev.recollect.server.json.SessionUserJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Sessions told, and the narratives. */
final class NarrativeRoutes implements Routes {
    private final Sessions sessions;
    private final Settings settings;

    NarrativeRoutes(Memory memory, Settings settings) {
        this.sessions = memory.sessions();
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/consolidate/{session_id}", this::consolidate).get("/api/narratives", this::list);
    }

    private void consolidate(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        SessionUserJson asked =
                exchange.bodyOr(SessionUserJson.NONE, SessionUserJson.class, settings.maxRequestBytes());
        Scope scope = exchange.scope(asked.user());
        String name = Limits.requireName("session_id", exchange.path("session_id"));
        if (sessions.find(scope, name).isEmpty()) {
            throw SessionRoutes.unknown();
        }
        Narrative last = sessions.told(scope, name)
                .orElseThrow(() -> new RefusedException("the session holds nothing that could be told"));
        exchange.answer(200, ConsolidatedJson.of(last));
    }

    private void list(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context, "limit", "cursor", "session_id");
        var query = exchange.query();
        Paging paging = Paging.of(query);
        Optional<String> session = query.one("session_id");
        Scope scope = exchange.scope(null);
        List<Narrative> page = sessions.narratives(scope, session, paging.limit(), paging.before());
        Optional<String> next = paging.next(
                page,
                last -> Position.of(last.experience()),
                place -> sessions.narratives(scope, session, 1, Optional.of(place)));
        exchange.answer(
                200, new NarrativePageJson(page.stream().map(NarrativeJson::of).toList(), next.orElse(null)));
    }
}
