// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.store.SessionSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * The statements behind {@link Figures}. {@code scopes} is a condition on {@code scope s}, written in this package, whose
 * arguments the map holds.
 */
@RegisterRowMapper(FigureQueries.TallyMapper.class)
@RegisterRowMapper(FigureQueries.TypeCountMapper.class)
@RegisterRowMapper(FigureQueries.SessionMapper.class)
interface FigureQueries {
    /** How many users have experiences, how many vectors there are, and how far the change feed got. */
    record Tally(long users, long vectors, long changes) {}

    /** How many experiences of a type there are. */
    record TypeCount(ExperienceType type, long experiences) {}

    @SqlQuery("""
            SELECT count(CASE WHEN t.experiences > 0 THEN 1 END), coalesce(sum(t.vectors), 0),
              (SELECT coalesce(max(seq), 0) FROM change)
            FROM tally t JOIN scope s ON s.scope = t.scope WHERE <scopes>""")
    Tally tally(@Define("scopes") String scopes, @BindMap Map<String, ?> arguments);

    @SqlQuery(
            "SELECT e.type, count(*) FROM scope s JOIN experience e ON e.scope = s.scope WHERE <scopes> GROUP BY e.type")
    List<TypeCount> byType(@Define("scopes") String scopes, @BindMap Map<String, ?> arguments);

    /* The sessions of a user, with their marks: what was begun counts as activity. */
    String SESSIONS = """
            WITH marked AS (
              SELECT session, min(at) FILTER (WHERE kind = 'start') AS first_start,
                max(at) FILTER (WHERE kind = 'start') AS last_start, max(at) FILTER (WHERE kind = 'end') AS ended
              FROM session_mark WHERE tenant = :tenant AND user = :user GROUP BY session),
            held AS (
              SELECT x.* FROM session x JOIN scope s ON s.scope = x.scope
              WHERE s.tenant = :tenant AND s.user = :user),
            mine AS (
              SELECT h.session, min(h.started_at, coalesce(m.first_start, h.started_at)) AS started_at,
                max(h.last_activity, coalesce(m.last_start, h.last_activity)) AS last_activity,
                h.experiences, h.untold, h.narratives, m.ended
              FROM held h LEFT JOIN marked m ON m.session = h.session
              UNION ALL
              SELECT m.session, coalesce(m.first_start, m.ended), coalesce(m.last_start, m.ended), 0, 0, 0, m.ended
              FROM marked m WHERE m.session NOT IN (SELECT session FROM held))
            SELECT session, started_at, last_activity, experiences, untold, narratives,
              CASE WHEN ended >= last_activity THEN ended END AS ended_at
            FROM mine
            """;

    /* All that share the last place, so that ties are broken by who asks: SQLite orders strings otherwise than Java. */
    @SqlQuery(SESSIONS + """
            WHERE last_activity >= coalesce(
              (SELECT last_activity FROM mine ORDER BY last_activity DESC LIMIT 1 OFFSET :limit - 1),
              (SELECT min(last_activity) FROM mine))""")
    List<SessionSummary> latestSessions(
            @Bind("tenant") String tenant, @Bind("user") String user, @Bind("limit") int limit);

    @SqlQuery(SESSIONS + "WHERE session = :session")
    Optional<SessionSummary> session(
            @Bind("tenant") String tenant, @Bind("user") String user, @Bind("session") String session);

    /** Reads a {@link Tally}. */
    final class TallyMapper implements RowMapper<Tally> {
        @Override
        public Tally map(ResultSet row, StatementContext context) throws SQLException {
            return new Tally(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** Reads a {@link TypeCount}. */
    final class TypeCountMapper implements RowMapper<TypeCount> {
        @Override
        public TypeCount map(ResultSet row, StatementContext context) throws SQLException {
            return new TypeCount(ExperienceType.of(row.getString(1)), row.getLong(2));
        }
    }

    /** Reads a {@link SessionSummary}. */
    final class SessionMapper implements RowMapper<SessionSummary> {
        @Override
        public SessionSummary map(ResultSet row, StatementContext context) throws SQLException {
            long ended = row.getLong(7);
            Optional<Instant> endedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
            return new SessionSummary(
                    row.getString(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    Instant.ofEpochMilli(row.getLong(3)),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    endedAt);
        }
    }
}
