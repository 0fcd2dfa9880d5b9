// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.SessionSummary;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.store.StoreStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts and sessions. */
final class Figures {
    private static final Comparator<SessionSummary> LATEST_FIRST =
            Comparator.comparing(SessionSummary::lastActivity).reversed().thenComparing(SessionSummary::sessionId);

    private final Readers readers;
    private final Path file;

    Figures(Readers readers, Path file) {
        this.readers = readers;
        this.file = file;
    }

    StoreStatistics all() {
        return of("1", Map.of());
    }

    StoreStatistics of(String tenant) {
        return of("s.tenant = :tenant", Map.of("tenant", tenant));
    }

    StoreStatistics of(Scope scope) {
        return of("s.tenant = :tenant AND s.user = :user", Map.of("tenant", scope.tenant(), "user", scope.user()));
    }

    private StoreStatistics of(String scopes, Map<String, ?> arguments) {
        long bytes = size("") + size("-wal") + size("-shm");
        return readers.read(handle -> {
            Map<ExperienceType, Long> byType = byType(handle, scopes, arguments);
            return handle.createQuery("""
                            SELECT count(CASE WHEN t.experiences > 0 THEN 1 END), coalesce(sum(t.vectors), 0),
                              (SELECT coalesce(max(seq), 0) FROM change)
                            FROM tally t JOIN scope s ON s.scope = t.scope WHERE\s""" + scopes)
                    .bindMap(arguments)
                    .map((row, context) ->
                            new StoreStatistics(byType, row.getLong(1), row.getLong(2), bytes, row.getLong(3)))
                    .one();
        });
    }

    private static Map<ExperienceType, Long> byType(Handle handle, String scopes, Map<String, ?> arguments) {
        Map<ExperienceType, Long> byType = new EnumMap<>(ExperienceType.class);
        for (ExperienceType type : ExperienceType.values()) {
            byType.put(type, 0L);
        }
        handle.createQuery("SELECT e.type, count(*) FROM scope s JOIN experience e ON e.scope = s.scope WHERE " + scopes
                        + " GROUP BY e.type")
                .bindMap(arguments)
                .map((row, context) -> Map.entry(ExperienceType.of(row.getString(1)), row.getLong(2)))
                .forEach(count -> byType.put(count.getKey(), count.getValue()));
        return byType;
    }

    List<SessionSummary> sessions(Scope scope, int limit) {
        /* All that share the last place, so that ties are broken here: SQLite orders strings otherwise than Java. */
        String sql = """
                WITH mine AS (SELECT x.* FROM session x JOIN scope s ON s.scope = x.scope
                              WHERE s.tenant = :tenant AND s.user = :user)
                SELECT session, started_at, last_activity, experiences FROM mine
                WHERE last_activity >= coalesce(
                  (SELECT last_activity FROM mine ORDER BY last_activity DESC LIMIT 1 OFFSET :limit - 1),
                  (SELECT min(last_activity) FROM mine))""";
        List<SessionSummary> read = readers.read(handle -> handle.createQuery(sql)
                .bind("tenant", scope.tenant())
                .bind("user", scope.user())
                .bind("limit", limit)
                .map((row, context) -> new SessionSummary(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getLong(4)))
                .list());
        return read.stream().sorted(LATEST_FIRST).limit(limit).toList();
    }

    private long size(String suffix) {
        try {
            return Files.size(file.resolveSibling(file.getFileName() + suffix));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new StoreException(file + ": its size cannot be read (" + e + ")", e);
        }
    }
}
