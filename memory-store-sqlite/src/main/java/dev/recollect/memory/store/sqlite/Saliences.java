// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Accesses;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.salience.Votes;
import dev.recollect.memory.store.SalienceTable;
import dev.recollect.memory.store.StoredExperience;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of saliences; {@link SalienceWriter} changes it. */
final class Saliences implements SalienceTable {
    private final Gate gate;
    private final Readers readers;
    private final SalienceWriter writer;

    Saliences(Gate gate, Readers readers, Writer writer) {
        this.gate = gate;
        this.readers = readers;
        this.writer = new SalienceWriter(writer);
    }

    private record Row(long seq, Accesses accesses, long marks, long bytes) {}

    @Override
    public void note(List<Access> accesses) {
        var unused = gate.pass(() -> accesses.isEmpty() || writer.note(accesses));
    }

    @Override
    public int put(List<Weighed> all) {
        return gate.pass(() -> all.isEmpty() ? 0 : writer.put(all));
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        SqliteExperienceStore.requireLimit(limit);
        return gate.pass(() -> readers.read(handle -> due(handle, now, Math.min(limit, PageSize.MOST))));
    }

    private static List<Due> due(Handle handle, Instant now, int limit) {
        List<Row> rows = handle.createQuery("""
                        SELECT w.experience, w.accesses, w.live_accesses, w.last_access, w.marks, %s +
                          (SELECT coalesce(sum(octet_length(vector)), 0) FROM embedding v WHERE v.experience = e.seq)
                        FROM salience w CROSS JOIN experience e ON e.seq = w.experience
                        WHERE w.due <= :now ORDER BY w.due, w.experience LIMIT :limit""".formatted(PageSize.BYTES_OF_E))
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Row(row.getLong(1), accesses(row), row.getLong("marks"), row.getLong(6)))
                .list();
        List<Row> page = rows.subList(0, PageSize.within(limit, rows, Row::bytes));
        Map<Long, StoredExperience> stored = Contents.among(
                handle,
                "SELECT value FROM json_each(:numbers)",
                Map.of("numbers", Json.array(page.stream().map(Row::seq).toList())));
        List<Due> due = new ArrayList<>();
        for (Row row : page) {
            StoredExperience found = stored.get(row.seq());
            if (found != null) {
                due.add(new Due(found, row.accesses(), row.marks()));
            }
        }
        return List.copyOf(due);
    }

    /* The columns accesses, live_accesses, last_access. */
    static Accesses accesses(ResultSet row) throws SQLException {
        long last = row.getLong("last_access");
        boolean none = row.wasNull();
        return new Accesses(
                row.getLong("accesses"),
                row.getDouble("live_accesses"),
                none ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last)));
    }

    @Override
    public Map<ExperienceId, Votes> votes(Scope scope, Collection<ExperienceId> ids) {
        ExperienceReader.requireFew("ids", ids);
        return gate.pass(() -> readers.read(handle -> votes(handle, scope, ids)));
    }

    /* An occurrence has no parents: it cites what it descends from. */
    private static Map<ExperienceId, Votes> votes(Handle handle, Scope scope, Collection<ExperienceId> ids) {
        Map<ExperienceId, Votes> all = new HashMap<>();
        handle.createQuery("""
                        WITH asked (seq, id) AS MATERIALIZED (
                          SELECT e.seq, e.id FROM json_each(:ids) j CROSS JOIN experience e ON e.id = j.value
                          JOIN scope s ON s.scope = e.scope WHERE s.tenant = :tenant AND s.user = :user),
                        judged (id, feedback, weight) AS (
                          SELECT a.id, d.descendant, 1.0 FROM asked a JOIN descent d ON d.ancestor = a.seq
                          UNION ALL
                          SELECT a.id, f.descendant, :through FROM asked a JOIN descent d ON d.ancestor = a.seq
                          CROSS JOIN experience x ON x.seq = d.descendant
                            AND x.type = 'occurrence' AND x.prompt IS NOT NULL
                          JOIN descent f ON f.ancestor = x.seq)
                        SELECT j.id,
                          coalesce(sum(CASE WHEN f.attributes ->> :helpful = 'true' THEN j.weight * f.confidence END), 0),
                          coalesce(sum(CASE WHEN f.attributes ->> :helpful = 'false' THEN j.weight * f.confidence END), 0),
                          0
                        FROM judged j CROSS JOIN experience f ON f.seq = j.feedback WHERE f.method = 'feedback' GROUP BY j.id
                        UNION ALL
                        SELECT a.id, 0, 0, count(*) FROM asked a JOIN descent d ON d.ancestor = a.seq
                        CROSS JOIN experience r ON r.seq = d.descendant
                          AND r.method = 'reflect' AND r.type = 'observation'
                        WHERE EXISTS (SELECT 1 FROM json_each(r.evidence) c WHERE c.value = a.id) GROUP BY a.id""")
                .bind(
                        "ids",
                        Json.array(
                                ids.stream().map(ExperienceId::value).distinct().toList()))
                .bind("tenant", scope.tenant())
                .bind("user", scope.user())
                .bind("through", Votes.THROUGH_AN_ANSWER)
                .bind("helpful", Votes.HELPFUL)
                .map((row, context) -> Map.entry(
                        new ExperienceId(row.getString(1)),
                        new Votes(row.getDouble(2), row.getDouble(3), row.getLong(4))))
                .forEach(votes -> all.merge(votes.getKey(), votes.getValue(), Votes::plus));
        all.values().removeIf(Votes.NONE::equals);
        return all;
    }

    @Override
    public Map<ExperienceId, Salience> of(Scope scope, Collection<ExperienceId> ids) {
        ExperienceReader.requireFew("ids", ids);
        Map<ExperienceId, Salience> found = new HashMap<>();
        gate.pass(() -> readers.read(handle -> handle.createQuery("""
                        SELECT e.id, w.usefulness, w.access, w.valence, w.uniqueness, w.age, w.computed_at
                        FROM json_each(:ids) j CROSS JOIN experience e ON e.id = j.value
                        JOIN scope s ON s.scope = e.scope JOIN salience w ON w.experience = e.seq
                        WHERE s.tenant = :tenant AND s.user = :user AND w.computed_at IS NOT NULL""")
                        .bind(
                                "ids",
                                Json.array(ids.stream().map(ExperienceId::value).toList()))
                        .bind("tenant", scope.tenant())
                        .bind("user", scope.user())
                        .map((row, context) -> Map.entry(new ExperienceId(row.getString(1)), salience(row)))
                        .list()))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    private static Salience salience(ResultSet row) throws SQLException {
        return new Salience(
                row.getDouble("usefulness"),
                row.getDouble("access"),
                row.getDouble("valence"),
                row.getDouble("uniqueness"),
                row.getDouble("age"),
                Rows.instant(row, "computed_at"));
    }

    /** The first row of a new experience, if it has one. */
    static void add(AppendStatements statements, long seq, Experience experience) throws SQLException {
        if (SalienceTable.weighs(experience)) {
            statements.addSalience.update(seq, experience.recordedAt().toEpochMilli());
        }
    }
}
