// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.StoredExperience;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads the feed of changes in pages of three queries each; a page may be shorter than asked for. */
final class Feed {
    private final Readers readers;

    Feed(Readers readers) {
        this.readers = readers;
    }

    private record Step(long seq, Change.Kind kind, Scope scope, long experience, ExperienceId id, long bytes) {}

    static String name(Change.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Change.Kind kind(String name) {
        return Change.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    long lastChange() {
        return readers.read(handle -> handle.createQuery("SELECT coalesce(max(seq), 0) FROM change")
                .mapTo(Long.class)
                .one());
    }

    Changes changes(long after, int limit) {
        int size = Math.min(limit, PageSize.MOST);
        return readers.read(handle -> {
            List<Step> steps = steps(handle, after, size + 1);
            List<Step> page = steps.subList(0, PageSize.within(size, steps, Step::bytes));
            boolean more = page.size() < steps.size();
            if (page.isEmpty()) {
                return new Changes(List.of(), after, false);
            }
            long last = page.get(page.size() - 1).seq();
            Map<Long, StoredExperience> current = Contents.among(
                    handle,
                    "SELECT experience FROM change WHERE seq > :after AND seq <= :last",
                    Map.of("after", after, "last", last));
            List<Change> changes = page.stream()
                    .map(step -> new Change(
                            step.seq(),
                            step.kind(),
                            step.scope(),
                            step.id(),
                            Optional.ofNullable(current.get(step.experience()))))
                    .toList();
            return new Changes(changes, last, more);
        });
    }

    private static List<Step> steps(Handle handle, long after, int limit) {
        return handle.createQuery("""
                        SELECT c.seq, c.kind, s.tenant, s.user, c.experience, c.id,
                          (SELECT %s FROM experience e WHERE e.seq = c.experience),
                          (SELECT sum(octet_length(vector)) FROM embedding v WHERE v.experience = c.experience)
                        FROM change c JOIN scope s ON s.scope = c.scope
                        WHERE c.seq > :after ORDER BY c.seq LIMIT :limit""".formatted(PageSize.BYTES_OF_E))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Step(
                        row.getLong(1),
                        kind(row.getString(2)),
                        new Scope(row.getString(3), row.getString(4)),
                        row.getLong(5),
                        new ExperienceId(row.getString(6)),
                        row.getLong(7) + row.getLong(8)))
                .list();
    }
}
