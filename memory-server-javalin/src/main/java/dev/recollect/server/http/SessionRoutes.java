// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.Sessions;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.narrative.Narrative;
import dev.recollect.memory.session.Session;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.NoSessionJson;
import dev.recollect.server.json.SessionEndJson;
import dev.recollect.server.json.SessionEndedJson;
import dev.recollect.server.json.SessionJson;
import dev.recollect.server.json.SessionNameJson;
import dev.recollect.server.json.SessionStartedJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** Sessions: started, ended, and the one that goes on. */
final class SessionRoutes implements Routes {
    private final Sessions sessions;
    private final Settings settings;

    SessionRoutes(Memory memory, Settings settings) {
        this.sessions = memory.sessions();
        this.settings = settings;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/session/start", this::start)
                .post("/api/session/end", this::end)
                .get("/api/session/current", this::current);
    }

    private void start(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        SessionNameJson asked =
                exchange.bodyOr(SessionNameJson.NONE, SessionNameJson.class, settings.maxRequestBytes());
        Session session = sessions.start(exchange.scope(asked.user()), Optional.ofNullable(asked.sessionId()));
        exchange.answer(200, SessionStartedJson.of(session));
    }

    private void current(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context);
        Optional<Session> current = sessions.current(exchange.scope(null));
        exchange.answer(200, current.<Object>map(SessionJson::of).orElse(NoSessionJson.NONE));
    }

    private void end(Context context) throws IOException {
        Exchange exchange = Exchange.withBody(context);
        SessionEndJson asked = exchange.bodyOr(SessionEndJson.NONE, SessionEndJson.class, settings.maxRequestBytes());
        Scope scope = exchange.scope(asked.user());
        String name = Optional.ofNullable(asked.sessionId())
                .or(() -> sessions.current(scope).map(Session::sessionId))
                .orElseThrow(() -> new ProblemException(
                        Problem.NOT_FOUND.with("no session of this user goes on; name one as session_id")));
        Session ended = sessions.end(scope, name).orElseThrow(SessionRoutes::unknown);
        if (!asked.consolidates()) {
            exchange.answer(200, SessionEndedJson.of(ended, Optional.empty()));
            return;
        }
        Optional<Narrative> last = sessions.told(scope, name);
        exchange.answer(200, SessionEndedJson.of(sessions.find(scope, name).orElse(ended), last));
    }

    static ProblemException unknown() {
        return new ProblemException(Problem.NOT_FOUND.with("this user has no such session"));
    }
}
