// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds what belongs to no experience. */
final class StrayCheck {
    private static final List<String> TABLES =
            List.of("word_list", "embedding", "pending_context", "idempotency", "salience");

    private StrayCheck() {}

    /* The last number that an experience can have. */
    static long last(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(seq), 0) FROM change")
                .mapTo(Long.class)
                .one();
    }

    static List<Finding> within(Handle handle, long first, long last) {
        return find(
                handle,
                "experience BETWEEN " + first + " AND " + last
                        + " AND NOT EXISTS (SELECT 1 FROM experience e WHERE e.seq = experience)");
    }

    /* Numbers that no experience can have had when the last one was asked for. */
    static List<Finding> outside(Handle handle, long last) {
        return find(
                handle,
                "(experience < 1 OR experience > " + last + ")"
                        + " AND NOT EXISTS (SELECT 1 FROM experience e WHERE e.seq = experience)");
    }

    static List<Finding> unfinished(Handle handle) {
        long rows = handle.createQuery("SELECT count(*) FROM erasing")
                .mapTo(Long.class)
                .one();
        return rows == 0
                ? List.of()
                : List.of(new Finding("store", "table erasing", "must be empty, but has " + rows + " rows"));
    }

    static List<Finding> scopes(Handle handle) {
        long rows = handle.createQuery("SELECT count(*) FROM posting WHERE scope NOT IN (SELECT scope FROM scope)")
                .mapTo(Long.class)
                .one();
        return rows == 0
                ? List.of()
                : List.of(new Finding("store", "table posting", rows + " rows belong to no scope"));
    }

    private static List<Finding> find(Handle handle, String condition) {
        List<Finding> findings = new ArrayList<>();
        for (String table : TABLES) {
            long rows = handle.createQuery("SELECT count(*) FROM " + table + " WHERE " + condition)
                    .mapTo(Long.class)
                    .one();
            if (rows > 0) {
                findings.add(new Finding("store", "table " + table, rows + " rows belong to no experience"));
            }
        }
        return findings;
    }
}
