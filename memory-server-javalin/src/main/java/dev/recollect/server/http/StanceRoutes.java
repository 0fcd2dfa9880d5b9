// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.Stances;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.stance.Stance;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.StanceJson;
import dev.recollect.server.json.StanceQuestionJson;
import dev.recollect.server.json.StandInIds;
import io.javalin.http.Context;
import java.io.IOException;

/** Claims weighed, and what they came to. */
final class StanceRoutes implements Routes {
    private static final String ID = "stance_id";

    private final Memory memory;
    private final Settings settings;

    StanceRoutes(Memory memory, Settings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/stances", this::weigh).get("/api/stances/{stance_id}", this::read);
    }

    private void weigh(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        StanceQuestionJson asked = exchange.body(StanceQuestionJson.class, settings.maxRequestBytes());
        Stances.Taken taken = memory.stances().weigh(asked.toRequest(exchange.scope(asked.user())));
        exchange.answer(201, StanceJson.taken(taken.stance(), taken.view()));
    }

    private void read(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context);
        Scope scope = exchange.scope(null);
        ExperienceId id = StandInIds.read(ID, Stance.PREFIX, exchange.path(ID));
        Stance stance = memory.stances()
                .find(scope, id)
                .orElseThrow(() -> new ProblemException(
                        Problem.NOT_FOUND.with("this user has no stance " + StandInIds.write(Stance.PREFIX, id))));
        exchange.answer(200, StanceJson.read(stance, memory.stances().successor(scope, id)));
    }
}
