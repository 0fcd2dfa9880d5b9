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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
            FigureQueries queries = handle.attach(FigureQueries.class);
            Map<ExperienceType, Long> byType = zeros();
            queries.byType(scopes, arguments).forEach(count -> byType.put(count.type(), count.experiences()));
            FigureQueries.Tally tally = queries.tally(scopes, arguments);
            return new StoreStatistics(byType, tally.users(), tally.vectors(), bytes, tally.changes());
        });
    }

    private static Map<ExperienceType, Long> zeros() {
        Map<ExperienceType, Long> byType = new EnumMap<>(ExperienceType.class);
        for (ExperienceType type : ExperienceType.values()) {
            byType.put(type, 0L);
        }
        return byType;
    }

    List<SessionSummary> sessions(Scope scope, int limit) {
        return readers
                .read(handle -> handle.attach(FigureQueries.class).latestSessions(scope.tenant(), scope.user(), limit))
                .stream()
                .sorted(LATEST_FIRST)
                .limit(limit)
                .toList();
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
