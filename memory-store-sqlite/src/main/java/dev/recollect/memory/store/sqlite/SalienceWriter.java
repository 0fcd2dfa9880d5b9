// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Accesses;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.SalienceTable.Access;
import dev.recollect.memory.store.SalienceTable.Weighed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes the table of saliences, each call in one transaction. */
final class SalienceWriter {
    private static final String FIND = """
            SELECT e.seq, e.scope, w.accesses, w.live_accesses, w.last_access FROM experience e
            JOIN scope s ON s.scope = e.scope JOIN salience w ON w.experience = e.seq
            WHERE e.id = ? AND s.tenant = ? AND s.user = ?""";
    private static final String NOTE = "UPDATE salience SET accesses = ?, live_accesses = ?, last_access = ?,"
            + " due = min(due, ?), marks = marks + 1 WHERE experience = ?";
    private static final String PUT = "UPDATE salience SET usefulness = ?, access = ?, valence = ?, uniqueness = ?,"
            + " age = ?, computed_at = ?, due = CASE WHEN marks = ? THEN ? ELSE due END WHERE experience = ?";

    private final Writer writer;

    SalienceWriter(Writer writer) {
        this.writer = writer;
    }

    private record Row(long seq, long scope, Accesses accesses) {}

    private record Changed(Row row, ExperienceId id) {}

    boolean note(List<Access> accesses) {
        return writer.write(transaction -> {
            Connection connection = transaction.handle().getConnection();
            try (Prepared find = new Prepared(connection, FIND);
                    Prepared note = new Prepared(connection, NOTE)) {
                for (Access access : accesses) {
                    Optional<Row> row = find(find, access.scope(), access.id());
                    if (row.isPresent()) {
                        note(note, row.get(), access);
                    }
                }
            }
            return true;
        });
    }

    private static Optional<Row> find(Prepared find, Scope scope, ExperienceId id) throws SQLException {
        return find.first(
                row -> new Row(row.getLong("seq"), row.getLong("scope"), Saliences.accesses(row)),
                id.value(),
                scope.tenant(),
                scope.user());
    }

    private static void note(Prepared note, Row row, Access access) throws SQLException {
        Accesses now = row.accesses().and(access.at());
        note.update(
                now.count(),
                now.live(),
                now.last().orElseThrow().toEpochMilli(),
                access.due().toEpochMilli(),
                row.seq());
    }

    int put(List<Weighed> all) {
        return writer.write(transaction -> {
            Map<Scope, Changed> changed = new TreeMap<>();
            int kept = 0;
            Connection connection = transaction.handle().getConnection();
            try (Prepared find = new Prepared(connection, FIND);
                    Prepared put = new Prepared(connection, PUT)) {
                for (Weighed weighed : all) {
                    Optional<Row> row = find(find, weighed.scope(), weighed.id());
                    if (row.isPresent()) {
                        put(put, row.get(), weighed);
                        changed.put(weighed.scope(), new Changed(row.get(), weighed.id()));
                        kept++;
                    }
                }
            }
            tell(transaction.statements(), changed);
            return kept;
        });
    }

    private static void put(Prepared put, Row row, Weighed weighed) throws SQLException {
        Salience salience = weighed.salience();
        put.update(
                salience.usefulness(),
                salience.access(),
                salience.valence(),
                salience.uniqueness(),
                salience.age(),
                salience.at().toEpochMilli(),
                weighed.marks(),
                weighed.due().toEpochMilli(),
                row.seq());
    }

    private static void tell(AppendStatements statements, Map<Scope, Changed> changed) throws SQLException {
        long last = statements.lastChange.first(row -> row.getLong(1)).orElse(0L);
        for (Changed one : changed.values()) {
            last++;
            statements.addChange.update(
                    last,
                    Feed.name(Change.Kind.WEIGHED),
                    one.row().scope(),
                    one.row().seq(),
                    one.id().value());
        }
    }
}
