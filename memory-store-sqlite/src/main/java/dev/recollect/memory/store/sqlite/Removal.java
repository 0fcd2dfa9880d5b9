// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.Change;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Removes the experiences of one scope that stand in the table {@code erasing}. Confined to one transaction. */
final class Removal {
    private static final String THEY = " IN (SELECT experience FROM erasing)";

    private final Handle handle;
    private final AppendStatements statements;
    private final long scope;

    Removal(Writer.Transaction transaction, long scope) {
        handle = transaction.handle();
        statements = transaction.statements();
        this.scope = scope;
    }

    private record Turn(long seq, String id) {}

    private record Session(String name) {}

    void leaveTombstones(Instant at, String reason) {
        handle.execute("""
                INSERT INTO tombstone (scope, position, digest, link, erased_at, reason)
                SELECT e.scope, e.position, e.digest, e.link, ?, ?
                FROM erasing x CROSS JOIN experience e ON e.seq = x.experience""", at.toEpochMilli(), reason);
        handle.execute("""
                INSERT INTO change (seq, kind, scope, experience, id)
                SELECT (SELECT max(seq) FROM change) + row_number() OVER (ORDER BY e.position), ?, e.scope, e.seq, e.id
                FROM erasing x CROSS JOIN experience e ON e.seq = x.experience ORDER BY e.position""", Feed.name(Change.Kind.ERASED));
    }

    /* What speaks for or against those that stay may go. */
    void makeOriginsDue(Instant at) {
        handle.execute(
                "UPDATE salience SET due = min(due, ?), marks = marks + 1 WHERE experience NOT" + THEY
                        + " AND experience IN (" + AppendStatements.ORIGINS.formatted(THEY) + ")",
                at.toEpochMilli());
    }

    void remove() throws SQLException {
        List<Turn> followers = followers();
        List<Session> sessions = sessions();
        count();
        handle.execute("DELETE FROM embedding WHERE experience" + THEY);
        removeWords();
        handle.execute("DELETE FROM salience WHERE experience" + THEY);
        handle.execute("DELETE FROM pending_context WHERE experience" + THEY);
        handle.execute("DELETE FROM idempotency WHERE experience" + THEY);
        handle.execute("DELETE FROM descent WHERE ancestor" + THEY);
        handle.execute("DELETE FROM descent WHERE descendant" + THEY);
        handle.execute("DELETE FROM experience WHERE seq" + THEY);
        handle.execute("DELETE FROM erasing");
        for (Session session : sessions) {
            recount(session);
        }
        for (Turn follower : followers) {
            dropContext(follower);
        }
    }

    /* Turns that stay and whose predecessor goes, in the order of the chain of those that go. */
    private List<Turn> followers() {
        return handle.createQuery("""
                        SELECT f.seq, f.id FROM (
                          SELECT e.position AS place, (%s) AS next
                          FROM erasing x CROSS JOIN experience e ON e.seq = x.experience) n
                        JOIN experience f ON f.seq = n.next
                        WHERE f.seq NOT IN (SELECT experience FROM erasing)
                        ORDER BY n.place""".formatted(Turns.AFTER_E))
                .map((row, context) -> new Turn(row.getLong(1), row.getString(2)))
                .list();
    }

    /* Those of what goes; and where a narrative goes, those of what it told of. */
    private List<Session> sessions() {
        return handle.createQuery("""
                        SELECT e.session FROM erasing x CROSS JOIN experience e ON e.seq = x.experience
                        WHERE e.session IS NOT NULL
                        UNION
                        SELECT a.session FROM erasing x CROSS JOIN experience n ON n.seq = x.experience
                        JOIN descent d ON d.descendant = n.seq JOIN experience a ON a.seq = d.ancestor
                        WHERE n.method = 'consolidate' AND a.session IS NOT NULL""")
                .map((row, context) -> new Session(row.getString(1)))
                .list();
    }

    private void count() {
        handle.execute("""
                UPDATE tally SET
                  experiences = experiences - (SELECT count(*) FROM erasing),
                  words = words - (SELECT coalesce(sum(w.length), 0)
                    FROM erasing x CROSS JOIN word_list w ON w.experience = x.experience),
                  vectors = vectors - (SELECT count(*) FROM embedding
                    WHERE experience IN (SELECT experience FROM erasing))
                WHERE scope = ?""", scope);
    }

    /* Both ways go through the tree in its order, which is several times faster than experience by experience. */
    private void removeWords() {
        boolean all = handle.createQuery("SELECT (SELECT count(*) FROM erasing)"
                        + " = (SELECT count(*) FROM experience WHERE scope = ?)")
                .bind(0, scope)
                .mapTo(Boolean.class)
                .one();
        if (all) {
            handle.execute("DELETE FROM posting WHERE scope = ?", scope);
        } else {
            handle.execute("""
                    DELETE FROM posting WHERE (scope, term, experience) IN (
                      SELECT ?, j.value, w.experience FROM erasing x
                      JOIN word_list w ON w.experience = x.experience
                      JOIN json_each(w.terms) j)""", scope);
        }
        handle.execute("DELETE FROM word_list WHERE experience" + THEY);
    }

    /* The marks of a session go with the last of its experiences. */
    private void recount(Session session) {
        handle.execute("DELETE FROM session WHERE scope = ? AND session = ?", scope, session.name());
        int rows = handle.execute(
                "INSERT INTO session (scope, " + SessionSql.COLUMNS + ") SELECT e.scope, " + SessionSql.COUNTED
                        + " FROM experience e WHERE e.scope = ? AND e.session = ? GROUP BY e.scope, e.session",
                scope,
                session.name());
        if (rows == 0) {
            handle.execute("""
                    DELETE FROM session_mark WHERE session = ?
                    AND (tenant, user) = (SELECT tenant, user FROM scope WHERE scope = ?)""", session.name(), scope);
        }
    }

    private void dropContext(Turn turn) throws SQLException {
        int dropped = statements.dropContext.update(turn.seq());
        if (dropped > 0) {
            statements.moveTally.update(0, 0, -dropped, scope);
            statements.addPending.update(turn.seq());
            long last = statements.lastChange.first(row -> row.getLong(1)).orElse(0L);
            statements.addChange.update(last + 1, Feed.name(Change.Kind.EMBEDDED), scope, turn.seq(), turn.id());
        }
    }
}
