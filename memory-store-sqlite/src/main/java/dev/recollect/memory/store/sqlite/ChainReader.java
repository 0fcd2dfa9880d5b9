// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Tombstone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads the chains: experiences and tombstones in the order in which they were stored. */
final class ChainReader {
    /* A page may be shorter than asked for, so that no read lasts long. */
    private static final int MAX_PAGE = 1_000;

    private static final RowMapper<ChainEntry> TOMBSTONE = (row, context) -> tombstone(row);
    private static final RowMapper<ChainEntry> EXPERIENCE = (row, context) -> experience(row);

    private final Readers readers;

    ChainReader(Readers readers) {
        this.readers = readers;
    }

    List<ChainEntry> chain(Scope scope, long after, int limit) {
        int size = Math.min(limit, MAX_PAGE);
        String range = "s.tenant = :tenant AND s.user = :user AND position > :after ORDER BY position LIMIT :limit";
        return readers.read(handle -> {
            List<ChainEntry> entries = new ArrayList<>();
            entries.addAll(handle.createQuery(Rows.SELECT + "WHERE " + range)
                    .bind("tenant", scope.tenant())
                    .bind("user", scope.user())
                    .bind("after", after)
                    .bind("limit", size)
                    .map(EXPERIENCE)
                    .list());
            entries.addAll(handle.createQuery("SELECT t.position, t.digest, t.link, t.erased_at, t.reason"
                            + " FROM tombstone t JOIN scope s ON s.scope = t.scope WHERE " + range)
                    .bind("tenant", scope.tenant())
                    .bind("user", scope.user())
                    .bind("after", after)
                    .bind("limit", size)
                    .map(TOMBSTONE)
                    .list());
            return entries.stream()
                    .sorted(Comparator.comparingLong(ChainEntry::position))
                    .limit(size)
                    .toList();
        });
    }

    List<Scope> scopes() {
        return readers.read(handle -> handle
                .createQuery("SELECT tenant, user FROM scope")
                .map((row, context) -> new Scope(row.getString(1), row.getString(2)))
                .stream()
                .sorted()
                .toList());
    }

    private static ChainEntry experience(ResultSet row) throws SQLException {
        /* One that was tampered with until it is none any more leaves its place empty, which verification names. */
        Optional<Experience> experience = Rows.ifSound(row);
        return new ChainEntry(
                row.getLong("position"),
                Rows.digest(row, "digest"),
                Rows.digest(row, "link"),
                experience,
                Optional.empty());
    }

    private static ChainEntry tombstone(ResultSet row) throws SQLException {
        Tombstone tombstone = new Tombstone(
                row.getLong("position"),
                Rows.digest(row, "digest"),
                Rows.digest(row, "link"),
                Rows.instant(row, "erased_at"),
                row.getString("reason"));
        return new ChainEntry(
                tombstone.position(), tombstone.digest(), tombstone.link(), Optional.empty(), Optional.of(tombstone));
    }
}
