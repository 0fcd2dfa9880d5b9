// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The postings and counts of one scope within one read. Confined to one thread. */
final class Postings implements AutoCloseable {
    private final Connection connection;
    private final Prepared count;
    private final Prepared each;
    private long scope = -1;
    private long experiences;
    private long words;

    Postings(Connection connection, Scope name) throws SQLException {
        this.connection = connection;
        count = new Prepared(connection, "SELECT count(*) FROM posting WHERE scope = ? AND term = ?");
        each = new Prepared(
                connection, "SELECT experience, frequency, length FROM posting WHERE scope = ? AND term = ?");
        try (Prepared tally = new Prepared(
                connection,
                "SELECT t.scope, t.experiences, t.words FROM tally t JOIN scope s ON s.scope = t.scope"
                        + " WHERE s.tenant = ? AND s.user = ?")) {
            tally.each(
                    row -> {
                        scope = row.getLong(1);
                        experiences = row.getLong(2);
                        words = row.getLong(3);
                    },
                    name.tenant(),
                    name.user());
        }
    }

    /** Takes one posting. */
    @FunctionalInterface
    interface Visitor {
        void visit(long experience, int frequency, int length);
    }

    long experiences() {
        return experiences;
    }

    long words() {
        return words;
    }

    long count(String term) throws SQLException {
        return count.first(row -> row.getLong(1), scope, term).orElse(0L);
    }

    void each(String term, Visitor visitor) throws SQLException {
        each.each(row -> visitor.visit(row.getLong(1), row.getInt(2), row.getInt(3)), scope, term);
    }

    Map<Long, ExperienceId> ids(Collection<Long> wanted) throws SQLException {
        Map<Long, ExperienceId> ids = new HashMap<>();
        try (Prepared select = new Prepared(
                connection, "SELECT seq, id FROM experience WHERE seq IN (SELECT value FROM json_each(?))")) {
            select.each(row -> ids.put(row.getLong(1), new ExperienceId(row.getString(2))), Json.array(wanted));
        }
        return ids;
    }

    @Override
    public void close() throws SQLException {
        count.close();
        each.close();
    }
}
