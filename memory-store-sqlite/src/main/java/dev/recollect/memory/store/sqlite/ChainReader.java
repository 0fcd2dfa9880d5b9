// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Tombstone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads the chains: experiences and tombstones in the order in which they were stored, in pages that may be shorter than asked. */
final class ChainReader {
    private static final RowMapper<ChainEntry> TOMBSTONE = (row, context) -> tombstone(row);
    private static final RowMapper<ChainEntry> EXPERIENCE = (row, context) -> experience(row);

    private static final int DIGEST_BYTES = 32;

    private final Readers readers;

    ChainReader(Readers readers) {
        this.readers = readers;
    }

    List<ChainEntry> chain(Scope scope, long after, int limit) {
        int size = Math.min(limit, PageSize.MOST);
        String places = " WHERE s.tenant = :tenant AND s.user = :user AND position > :after AND position <= :last"
                + " ORDER BY position LIMIT :size";
        return readers.read(handle -> {
            Range range = new Range(scope, after, Long.MAX_VALUE, size);
            List<Place> sizes = range.bind(handle.createQuery("SELECT e.position, " + PageSize.BYTES_OF_E
                            + " FROM experience e JOIN scope s ON s.scope = e.scope" + places))
                    .map((row, context) -> new Place(row.getLong(1), row.getLong(2)))
                    .list();
            int fitting = PageSize.within(size, sizes, Place::bytes);
            long last = fitting < sizes.size() ? sizes.get(fitting - 1).position() : Long.MAX_VALUE;
            Range page = new Range(scope, after, last, size);
            return Stream.concat(
                            page.bind(handle.createQuery(Rows.SELECT + places)).map(EXPERIENCE).stream(),
                            page
                                    .bind(handle.createQuery(
                                            "SELECT t.position, t.digest, t.link, t.erased_at, t.reason"
                                                    + " FROM tombstone t JOIN scope s ON s.scope = t.scope" + places))
                                    .map(TOMBSTONE)
                                    .stream())
                    .sorted(Comparator.comparingLong(ChainEntry::position))
                    .limit(size)
                    .toList();
        });
    }

    private record Place(long position, long bytes) {}

    private record Range(Scope scope, long after, long last, int size) {
        Query bind(Query query) {
            return query.bind("tenant", scope.tenant())
                    .bind("user", scope.user())
                    .bind("after", after)
                    .bind("last", last)
                    .bind("size", size);
        }
    }

    List<Scope> scopes() {
        return readers.read(handle -> handle
                .createQuery("SELECT tenant, user FROM scope")
                .map((row, context) -> new Scope(row.getString(1), row.getString(2)))
                .stream()
                .sorted()
                .toList());
    }

    /* A digest that someone cut short becomes another one, which nothing fits and verification names. */
    private static Digest digest(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes.length == DIGEST_BYTES ? Rows.digest(row, column) : Digest.ofBytes(bytes);
    }

    private static ChainEntry experience(ResultSet row) throws SQLException {
        /* One that was tampered with until it is none any more leaves its place empty, which verification names. */
        Optional<Experience> experience = Rows.ifSound(row);
        return new ChainEntry(
                row.getLong("position"), digest(row, "digest"), digest(row, "link"), experience, Optional.empty());
    }

    private static ChainEntry tombstone(ResultSet row) throws SQLException {
        Tombstone tombstone = new Tombstone(
                row.getLong("position"),
                digest(row, "digest"),
                digest(row, "link"),
                Rows.instant(row, "erased_at"),
                row.getString("reason"));
        return new ChainEntry(
                tombstone.position(), tombstone.digest(), tombstone.link(), Optional.empty(), Optional.of(tombstone));
    }
}
