// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads experiences of one scope. */
final class ExperienceReader {
    private static final int MAX_IDS = 2_000;
    private static final String OF_SCOPE = " s.tenant = :tenant AND s.user = :user ";

    private final Readers readers;

    ExperienceReader(Readers readers) {
        this.readers = readers;
    }

    List<Experience> find(Scope scope, Collection<ExperienceId> ids) {
        requireFew("ids", ids);
        Set<String> wanted = ids.stream().map(ExperienceId::value).collect(Collectors.toCollection(LinkedHashSet::new));
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, Experience> found = new HashMap<>();
        /* CROSS JOIN goes from left to right: left to itself SQLite would walk through the whole scope. */
        String sql = "SELECT " + Rows.COLUMNS + " FROM json_each(:ids) j CROSS JOIN experience e ON e.id = j.value"
                + " JOIN scope s ON s.scope = e.scope WHERE" + OF_SCOPE;
        readers.read(handle -> inScope(handle, scope, sql)
                        .bind("ids", Json.array(wanted))
                        .map(Rows.EXPERIENCE)
                        .list())
                .forEach(experience -> found.put(experience.id().value(), experience));
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    Map<Digest, Experience> findByKeys(Scope scope, Collection<Digest> keyHashes) {
        requireFew("key hashes", keyHashes);
        if (keyHashes.isEmpty()) {
            return Map.of();
        }
        String hashes = Json.array(keyHashes.stream().map(Digest::hex).collect(Collectors.toSet()));
        String sql = "SELECT k.key, " + Rows.COLUMNS + """
                 FROM json_each(:hashes) j
                CROSS JOIN scope s ON s.tenant = :tenant AND s.user = :user
                CROSS JOIN idempotency k ON k.scope = s.scope AND k.key = unhex(j.value)
                JOIN experience e ON e.seq = k.experience""";
        return readers.read(handle -> inScope(handle, scope, sql)
                .bind("hashes", hashes)
                .map((row, context) -> Map.entry(Rows.digest(row, "key"), Rows.experience(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    List<Experience> list(ExperienceQuery query) {
        FilterSql filter = FilterSql.of(query.filter());
        String before = query.before().isPresent() ? " AND (e.occurred_at, e.id) < (:at, :id)" : "";
        String sql = Rows.SELECT + "WHERE" + OF_SCOPE + before + " AND " + filter.condition()
                + " ORDER BY e.occurred_at DESC, e.id DESC LIMIT :limit";
        return readers.read(handle -> {
            Query select = inScope(handle, query.scope(), sql)
                    .bindMap(filter.arguments())
                    .bind("limit", query.limit());
            query.before().ifPresent(place -> select.bindMap(arguments(place)));
            return select.map(Rows.EXPERIENCE).list();
        });
    }

    List<ExperienceId> children(Scope scope, ExperienceId id) {
        return readers.read(handle -> inScope(handle, scope, """
                        SELECT c.id FROM experience e
                        JOIN scope s ON s.scope = e.scope
                        JOIN descent d ON d.ancestor = e.seq
                        JOIN experience c ON c.seq = d.descendant
                        WHERE e.id = :id AND s.tenant = :tenant AND s.user = :user
                        ORDER BY c.id""")
                .bind("id", id.value())
                .map((row, context) -> new ExperienceId(row.getString(1)))
                .list());
    }

    Map<ExperienceId, List<ExperienceId>> links(Scope scope, Collection<ExperienceId> ids) {
        requireFew("ids", ids);
        String sql = """
                WITH asked AS MATERIALIZED (
                  SELECT DISTINCT e.seq, e.id FROM json_each(:ids) j
                  CROSS JOIN experience e ON e.id = j.value
                  JOIN scope s ON s.scope = e.scope WHERE s.tenant = :tenant AND s.user = :user)
                SELECT a.id AS one, o.id AS other FROM asked a
                CROSS JOIN descent d ON d.ancestor = a.seq JOIN experience o ON o.seq = d.descendant
                UNION
                SELECT a.id, o.id FROM asked a
                CROSS JOIN descent d ON d.descendant = a.seq JOIN experience o ON o.seq = d.ancestor
                ORDER BY one, other""";
        return readers.read(handle -> inScope(handle, scope, sql)
                .bind("ids", Json.array(ids.stream().map(ExperienceId::value).toList()))
                .map((row, context) ->
                        Map.entry(new ExperienceId(row.getString("one")), new ExperienceId(row.getString("other"))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    Optional<Experience> predecessor(Scope scope, String session, Position place) {
        String sql = Rows.SELECT + "WHERE" + OF_SCOPE + """
                AND e.session = :session AND e.type = 'occurrence' AND (e.occurred_at, e.id) < (:at, :id)
                ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1""";
        return readers.read(handle -> inScope(handle, scope, sql)
                .bind("session", session)
                .bindMap(arguments(place))
                .map(Rows.EXPERIENCE)
                .findOne());
    }

    /* Stored times are whole milliseconds; of a place between two, everything at the earlier one lies below. */
    private static Map<String, Object> arguments(Position place) {
        long at = FilterSql.firstMillisecondFrom(place.occurredAt());
        boolean whole = Instant.ofEpochMilli(at).equals(place.occurredAt());
        return Map.of("at", at, "id", whole ? place.id().value() : "");
    }

    private static Query inScope(Handle handle, Scope scope, String sql) {
        return handle.createQuery(sql).bind("tenant", scope.tenant()).bind("user", scope.user());
    }

    static void requireFew(String what, Collection<?> values) {
        if (values.size() > MAX_IDS) {
            throw new IllegalArgumentException(
                    "at most " + MAX_IDS + " " + what + " are allowed, but came " + values.size());
        }
    }
}
