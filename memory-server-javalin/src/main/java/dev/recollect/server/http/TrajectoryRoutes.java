// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.trajectory.Bucket;
import dev.recollect.memory.trajectory.TrajectoryQuery;
import dev.recollect.server.json.Times;
import dev.recollect.server.json.TrajectoryJson;
import io.javalin.http.Context;
import java.io.IOException;

/** Affect over time. */
final class TrajectoryRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 200;

    private final Memory memory;

    TrajectoryRoutes(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/affect/trajectory", this::read);
    }

    private void read(Context context) throws IOException {
        Exchange exchange = Exchange.withoutBody(context, "session_id", "from", "to", "bucket", "limit");
        QueryString query = exchange.query();
        TrajectoryQuery asked = new TrajectoryQuery(
                exchange.scope(null),
                query.one("session_id"),
                query.one("from").map(text -> Times.parse("from", text)),
                query.one("to").map(text -> Times.parse("to", text)),
                query.one("bucket").map(Bucket::of).orElse(Bucket.SESSION),
                query.integer("limit").orElse(DEFAULT_LIMIT));
        exchange.answer(200, TrajectoryJson.of(memory.affectTrajectory(asked), asked.bucket()));
    }
}
