// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.StoredExperience;
import dev.recollect.memory.store.StoredPage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads experiences together with their vectors, in pages of three queries each. */
final class Contents {
    private final Readers readers;

    Contents(Readers readers) {
        this.readers = readers;
    }

    private record Place(long position, long bytes) {}

    /* A page may be shorter than asked for. */
    StoredPage of(Scope scope, long after, int limit) {
        int size = Math.min(limit, PageSize.MOST);
        return readers.read(handle -> {
            List<Place> places = places(handle, scope, after, size + 1);
            List<Place> page = places.subList(0, PageSize.within(size, places, Place::bytes));
            if (page.isEmpty()) {
                return new StoredPage(List.of(), after, false);
            }
            long last = page.get(page.size() - 1).position();
            Map<Long, StoredExperience> found = among(
                    handle,
                    "SELECT i.seq FROM experience i JOIN scope o ON o.scope = i.scope"
                            + " WHERE o.tenant = :tenant AND o.user = :user AND i.position > :after AND i.position <= :last",
                    Map.of("tenant", scope.tenant(), "user", scope.user(), "after", after, "last", last));
            /* Within a scope, numbers rise with positions. */
            Stream<StoredExperience> inOrder =
                    found.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
            return new StoredPage(inOrder.toList(), last, page.size() < places.size());
        });
    }

    /* In the order of the ids. */
    List<StoredExperience> of(Scope scope, Collection<ExperienceId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String wanted =
                Json.array(ids.stream().map(ExperienceId::value).distinct().toList());
        Map<ExperienceId, StoredExperience> found = new HashMap<>();
        /* CROSS JOIN goes from left to right: left to itself SQLite would walk through the whole scope. */
        readers.read(handle -> among(
                        handle,
                        "SELECT i.seq FROM json_each(:ids) j CROSS JOIN experience i ON i.id = j.value"
                                + " JOIN scope o ON o.scope = i.scope WHERE o.tenant = :tenant AND o.user = :user",
                        Map.of("tenant", scope.tenant(), "user", scope.user(), "ids", wanted)))
                .values()
                .forEach(stored -> found.put(stored.experience().id(), stored));
        return ids.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    private static List<Place> places(Handle handle, Scope scope, long after, int limit) {
        return handle.createQuery("""
                        SELECT e.position, %s +
                          (SELECT coalesce(sum(octet_length(vector)), 0) FROM embedding v WHERE v.experience = e.seq)
                        FROM experience e JOIN scope s ON s.scope = e.scope
                        WHERE s.tenant = :tenant AND s.user = :user AND e.position > :after
                        ORDER BY e.position LIMIT :limit""".formatted(PageSize.BYTES_OF_E))
                .bind("tenant", scope.tenant())
                .bind("user", scope.user())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Place(row.getLong(1), row.getLong(2)))
                .list();
    }

    /* By their numbers, those that a query written in this package selects. */
    static Map<Long, StoredExperience> among(Handle handle, String numbers, Map<String, ?> arguments) {
        Vectors vectors = new Vectors();
        handle.createQuery("SELECT experience, role, vector FROM embedding WHERE experience IN (" + numbers
                        + ") ORDER BY experience, role, chunk")
                .bindMap(arguments)
                .map((row, context) -> {
                    vectors.add(row);
                    return row.getRow();
                })
                .list();
        Map<Long, StoredExperience> found = new HashMap<>();
        handle.createQuery(Rows.SELECT + "WHERE e.seq IN (" + numbers + ")")
                .bindMap(arguments)
                .map(Rows.NUMBERED)
                .forEach(row -> found.put(row.seq(), new StoredExperience(row.experience(), vectors.of(row.seq()))));
        return found;
    }
}
