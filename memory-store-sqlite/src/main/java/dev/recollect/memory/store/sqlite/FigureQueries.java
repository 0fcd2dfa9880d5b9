// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.store.SessionSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /* All that share the last place, so that ties are broken by who asks: SQLite orders strings otherwise than Java. */
    @SqlQuery("""
            WITH mine AS (SELECT x.* FROM session x JOIN scope s ON s.scope = x.scope
                          WHERE s.tenant = :tenant AND s.user = :user)
            SELECT session, started_at, last_activity, experiences FROM mine
            WHERE last_activity >= coalesce(
              (SELECT last_activity FROM mine ORDER BY last_activity DESC LIMIT 1 OFFSET :limit - 1),
              (SELECT min(last_activity) FROM mine))""")
    List<SessionSummary> latestSessions(
            @Bind("tenant") String tenant, @Bind("user") String user, @Bind("limit") int limit);

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
            return new SessionSummary(
                    row.getString(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    Instant.ofEpochMilli(row.getLong(3)),
                    row.getLong(4));
        }
    }
}
