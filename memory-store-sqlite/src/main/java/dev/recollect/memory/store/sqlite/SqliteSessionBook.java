// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.SessionBook;
import dev.recollect.memory.store.SessionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Marks and states of sessions. Safe for use by multiple threads. */
final class SqliteSessionBook implements SessionBook {
    private static final String MARKS_OF = "tenant = :tenant AND user = :user ";
    private static final String STARTS_OF = MARKS_OF + "AND session = :session AND kind = 'start' ";

    private static final String DROP_BETWEEN = "DELETE FROM session_mark WHERE " + STARTS_OF
            + "AND at > (SELECT min(at) FROM session_mark WHERE " + STARTS_OF + ") "
            + "AND at < (SELECT max(at) FROM session_mark WHERE " + STARTS_OF + ")";

    private static final String DROP_UNUSED = "DELETE FROM session_mark WHERE " + MARKS_OF
            + "AND session IN (SELECT session FROM session_mark WHERE " + MARKS_OF
            + "AND session NOT IN (SELECT x.session FROM session x JOIN scope s ON s.scope = x.scope"
            + " WHERE s.tenant = :tenant AND s.user = :user) GROUP BY session"
            + " ORDER BY coalesce(max(at) FILTER (WHERE kind = 'start'), max(at)) DESC, session LIMIT -1 OFFSET :most)";

    private static final String DROP_IDLE_ENDS = "DELETE FROM session_mark WHERE " + MARKS_OF
            + "AND session = :session AND kind = 'end' AND at >= coalesce((SELECT max(e.recorded_at) FROM experience e"
            + " JOIN scope s ON s.scope = e.scope WHERE s.tenant = :tenant AND s.user = :user AND e.session = :session"
            + " AND " + SessionSql.ACTIVITY + "), at)";

    private final Gate gate;
    private final Readers readers;
    private final Writer writer;

    SqliteSessionBook(Gate gate, Readers readers, Writer writer) {
        this.gate = gate;
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public void begin(Scope scope, String sessionId, Instant at) {
        gate.pass(() -> writer.write(transaction -> {
            Handle handle = transaction.handle();
            mark(handle, scope, sessionId, "start", at);
            in(handle.createUpdate(DROP_BETWEEN), scope)
                    .bind("session", sessionId)
                    .execute();
            return in(handle.createUpdate(DROP_UNUSED), scope)
                    .bind("most", MOST_UNUSED)
                    .execute();
        }));
    }

    @Override
    public void end(Scope scope, String sessionId, Instant at) {
        gate.pass(() -> writer.write(transaction -> {
            Handle handle = transaction.handle();
            in(handle.createUpdate(DROP_IDLE_ENDS), scope)
                    .bind("session", sessionId)
                    .execute();
            mark(handle, scope, sessionId, "end", at);
            return true;
        }));
    }

    private static void mark(Handle handle, Scope scope, String session, String kind, Instant at) {
        handle.execute(
                "INSERT INTO session_mark (tenant, user, session, kind, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                scope.tenant(),
                scope.user(),
                session,
                kind,
                at.toEpochMilli());
    }

    @Override
    public Optional<SessionSummary> find(Scope scope, String sessionId) {
        return gate.pass(() -> readers.read(
                handle -> handle.attach(FigureQueries.class).session(scope.tenant(), scope.user(), sessionId)));
    }

    @Override
    public List<Instant> ends(Scope scope, String sessionId) {
        return gate.pass(() -> readers.read(handle -> in(
                        handle.createQuery("SELECT at FROM session_mark WHERE " + MARKS_OF
                                + " AND session = :session AND kind = 'end' ORDER BY at"),
                        scope)
                .bind("session", sessionId)
                .map((row, context) -> Rows.instant(row, "at"))
                .list()));
    }

    @Override
    public List<Experience> untold(Scope scope, String sessionId, int limit) {
        SqliteExperienceStore.requireLimit(limit);
        String sql = Rows.SELECT + "WHERE s.tenant = :tenant AND s.user = :user AND e.session = :session AND "
                + SessionSql.UNTOLD + " ORDER BY e.recorded_at, e.id LIMIT :limit";
        return gate.pass(() -> readers.read(handle -> in(handle.createQuery(sql), scope)
                .bind("session", sessionId)
                .bind("limit", limit)
                .map(Rows.EXPERIENCE)
                .list()));
    }

    @Override
    public List<Overdue> overdue(Instant idleSince, int limit) {
        SqliteExperienceStore.requireLimit(limit);
        return gate.pass(() -> readers.read(handle -> handle.createQuery("""
                        SELECT s.tenant, s.user, x.session, max(x.last_activity, coalesce((
                          SELECT max(m.at) FROM session_mark m WHERE m.tenant = s.tenant AND m.user = s.user
                            AND m.session = x.session AND m.kind = 'start'), x.last_activity)) AS last
                        FROM session x JOIN scope s ON s.scope = x.scope
                        WHERE x.due > 0 AND (last <= :idleSince OR EXISTS (
                          SELECT 1 FROM session_mark m WHERE m.tenant = s.tenant AND m.user = s.user
                            AND m.session = x.session AND m.kind = 'end' AND m.at >= last))
                        ORDER BY last, s.tenant, s.user, x.session LIMIT :limit""")
                .bind("idleSince", idleSince.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Overdue(new Scope(row.getString(1), row.getString(2)), row.getString(3)))
                .list()));
    }

    private static <T extends SqlStatement<T>> T in(T statement, Scope scope) {
        return statement.bind("tenant", scope.tenant()).bind("user", scope.user());
    }
}
