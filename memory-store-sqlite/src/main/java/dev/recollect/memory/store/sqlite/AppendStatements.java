// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements that every append runs, prepared once for the writing connection. Confined to the writer. */
final class AppendStatements implements AutoCloseable {
    final Prepared lastChange;
    final Prepared scope;
    final Prepared addScope;
    final Prepared addHead;
    final Prepared addTally;
    final Prepared moveHead;
    final Prepared moveTally;
    final Prepared ofKey;
    final Prepared ofId;
    final Prepared buried;
    final Prepared origins;
    final Prepared before;
    final Prepared after;
    final Prepared addExperience;
    final Prepared addChange;
    final Prepared addDescent;
    final Prepared addVector;
    final Prepared dropContext;
    final Prepared addPending;
    final Prepared addKey;
    final Prepared addToSession;
    final Prepared tellOfSession;
    final Prepared told;
    final Prepared addPosting;
    final Prepared addSalience;
    final Prepared makeDue;
    final Prepared addWords;

    private final Connection connection;
    private final List<Prepared> all = new ArrayList<>();

    AppendStatements(Connection connection) throws SQLException {
        this.connection = connection;
        lastChange = prepare("SELECT coalesce(max(seq), 0) FROM change");
        scope = prepare("SELECT s.scope, h.position, h.link FROM scope s JOIN chain_head h ON h.scope = s.scope"
                + " WHERE s.tenant = ? AND s.user = ?");
        addScope = prepare("INSERT INTO scope (tenant, user) VALUES (?, ?) RETURNING scope");
        addHead = prepare("INSERT INTO chain_head (scope, position, link) VALUES (?, 0, ?)");
        addTally = prepare("INSERT INTO tally (scope, experiences, words, vectors) VALUES (?, 0, 0, 0)");
        moveHead = prepare("UPDATE chain_head SET position = ?, link = ? WHERE scope = ?");
        moveTally = prepare("UPDATE tally SET experiences = experiences + ?, words = words + ?, vectors = vectors + ?"
                + " WHERE scope = ?");
        ofKey = prepare(Rows.SELECT + "JOIN idempotency k ON k.experience = e.seq WHERE k.scope = ? AND k.key = ?");
        ofId = prepare("SELECT s.tenant, s.user, e.digest FROM experience e JOIN scope s ON s.scope = e.scope"
                + " WHERE e.id = ?");
        buried = prepare("SELECT 1 FROM tombstone WHERE scope = ? AND digest = ? LIMIT 1");
        origins = prepare("SELECT e.seq, e.id, e.type FROM json_each(?) j CROSS JOIN experience e ON e.id = j.value"
                + " WHERE e.scope = ?");
        before = prepare(Turns.BEFORE);
        after = prepare(Turns.AFTER);
        addExperience = prepare(Rows.INSERT);
        addChange = prepare("INSERT INTO change (seq, kind, scope, experience, id) VALUES (?, ?, ?, ?, ?)");
        addDescent = prepare("INSERT INTO descent (ancestor, descendant) VALUES (?, ?)");
        addVector = prepare("INSERT INTO embedding (experience, role, chunk, vector) VALUES (?, ?, ?, ?)");
        dropContext = prepare("DELETE FROM embedding WHERE experience = ? AND role = 'context'");
        addPending = prepare("INSERT INTO pending_context (experience) VALUES (?)");
        addKey = prepare("INSERT INTO idempotency (scope, key, experience) VALUES (?, ?, ?)");
        addToSession = prepare("""
                INSERT INTO session (scope, session, started_at, last_activity, experiences, untold, due, narratives)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (scope, session) DO UPDATE SET
                  started_at = min(started_at, excluded.started_at),
                  last_activity = CASE
                    WHEN (experiences = 0) = (excluded.experiences = 0) THEN max(last_activity, excluded.last_activity)
                    WHEN experiences = 0 THEN excluded.last_activity ELSE last_activity END,
                  experiences = experiences + excluded.experiences,
                  untold = untold + excluded.untold,
                  due = due + excluded.due,
                  narratives = narratives + excluded.narratives""");
        tellOfSession =
                prepare("UPDATE session SET untold = untold - 1, due = due - ? WHERE scope = ? AND session = ?");
        told = prepare(
                "SELECT n.id, e.id, e.session, e.method FROM json_each(?) j CROSS JOIN experience e ON e.id = j.value"
                        + " LEFT JOIN (descent d JOIN experience n ON n.seq = d.descendant AND n.method = 'consolidate')"
                        + " ON d.ancestor = e.seq WHERE e.scope = ? AND " + SessionSql.TO_BE_TOLD);
        addSalience = prepare("INSERT INTO salience (experience, due) VALUES (?, ?)");
        makeDue = prepare("UPDATE salience SET due = min(due, ?1), marks = marks + 1 WHERE experience IN ("
                + ORIGINS.formatted("= ?2") + ")");
        addWords = prepare("INSERT INTO word_list (experience, length, terms) VALUES (?, ?, ?)");
        addPosting = prepare("INSERT INTO posting (scope, term, experience, frequency, length) VALUES (?, ?, ?, ?, ?)");
    }

    /* What an experience descends from, and what these descend from. */
    static final String ORIGINS = "SELECT ancestor FROM descent WHERE descendant %1$s"
            + " UNION SELECT far.ancestor FROM descent near JOIN descent far ON far.descendant = near.ancestor"
            + " WHERE near.descendant %1$s";

    private Prepared prepare(String sql) throws SQLException {
        Prepared prepared = new Prepared(connection, sql);
        all.add(prepared);
        return prepared;
    }

    @Override
    public void close() throws SQLException {
        for (Prepared prepared : all) {
            prepared.close();
        }
    }
}
