// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Receipt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Erases: finds what goes, lets it go in one transaction, and has its bytes removed. Safe for use by multiple threads. */
final class Eraser {
    private final Writer writer;
    private final Scrubber scrubber;

    Eraser(Writer writer, Scrubber scrubber) {
        this.writer = writer;
        this.scrubber = scrubber;
    }

    private record Done(List<Receipt.Erased> erased, OptionalLong scrub) {}

    Receipt erase(Erasure erasure, String receiptId, Instant at) {
        Done done = writer.write(transaction -> erase(transaction, erasure, receiptId, at));
        boolean gone = done.scrub().isEmpty() || scrubber.scrub(done.scrub().getAsLong());
        return new Receipt(receiptId, done.erased(), erasure.reason(), at, gone);
    }

    private static Done erase(Writer.Transaction transaction, Erasure erasure, String receiptId, Instant at)
            throws SQLException {
        Handle handle = transaction.handle();
        Optional<Long> scope = scope(handle, erasure.scope());
        boolean marks = erasure.wholeUser() && !erasure.dryRun() && removeMarks(handle, erasure.scope());
        if (scope.isEmpty()) {
            return new Done(List.of(), marks ? OptionalLong.of(Scrubber.mark(handle)) : OptionalLong.empty());
        }
        handle.execute("SAVEPOINT rehearsal");
        name(handle, scope.get(), erasure);
        follow(handle);
        List<Receipt.Erased> erased = erased(handle);
        boolean nothing = erased.isEmpty() && !erasure.wholeUser();
        if (erasure.dryRun() || nothing) {
            handle.execute("ROLLBACK TO rehearsal");
            return new Done(erased, OptionalLong.empty());
        }
        /* An open savepoint makes each of the many statements that follow dearer than the one before. */
        handle.execute("RELEASE rehearsal");
        Removal removal = new Removal(transaction, scope.get());
        removal.leaveTombstones(at, erasure.reason());
        removal.makeOriginsDue(at);
        removal.remove();
        if (erasure.wholeUser()) {
            anonymise(handle, scope.get(), erasure.scope(), receiptId);
        }
        return new Done(erased, OptionalLong.of(Scrubber.mark(handle)));
    }

    private static boolean removeMarks(Handle handle, Scope scope) {
        return handle.execute("DELETE FROM session_mark WHERE tenant = ? AND user = ?", scope.tenant(), scope.user())
                > 0;
    }

    private static Optional<Long> scope(Handle handle, Scope scope) {
        return handle.createQuery("SELECT scope FROM scope WHERE tenant = ? AND user = ?")
                .bind(0, scope.tenant())
                .bind(1, scope.user())
                .mapTo(Long.class)
                .findOne();
    }

    private static void name(Handle handle, long scope, Erasure erasure) {
        String insert = "INSERT OR IGNORE INTO erasing (experience, named) SELECT e.seq, 1 FROM ";
        String ofScope = " WHERE e.scope = :scope";
        if (erasure.wholeUser()) {
            handle.createUpdate(insert + "experience e" + ofScope)
                    .bind("scope", scope)
                    .execute();
            return;
        }
        handle.createUpdate(insert + "json_each(:ids) j CROSS JOIN experience e ON e.id = j.value" + ofScope)
                .bind("scope", scope)
                .bind(
                        "ids",
                        Json.array(
                                erasure.ids().stream().map(ExperienceId::value).toList()))
                .execute();
        erasure.filter()
                .map(FilterSql::of)
                .ifPresent(
                        filter -> handle.createUpdate(insert + "experience e" + ofScope + " AND " + filter.condition())
                                .bind("scope", scope)
                                .bindMap(filter.arguments())
                                .execute());
    }

    /* What was derived from it or cites it, at any distance. */
    private static void follow(Handle handle) {
        handle.execute("""
                WITH RECURSIVE reached (seq) AS (
                  SELECT experience FROM erasing
                  UNION
                  SELECT d.descendant FROM reached r JOIN descent d ON d.ancestor = r.seq)
                INSERT OR IGNORE INTO erasing (experience, named) SELECT seq, 0 FROM reached""");
    }

    private static List<Receipt.Erased> erased(Handle handle) {
        return handle.createQuery("""
                        SELECT e.id, e.digest, CASE WHEN x.named = 0 THEN (
                            SELECT a.id FROM descent d
                            JOIN erasing y ON y.experience = d.ancestor
                            JOIN experience a ON a.seq = d.ancestor
                            WHERE d.descendant = e.seq ORDER BY a.position LIMIT 1) END AS cascade_of
                        FROM erasing x CROSS JOIN experience e ON e.seq = x.experience
                        ORDER BY e.position""")
                .map((row, context) -> new Receipt.Erased(
                        new ExperienceId(row.getString("id")),
                        Rows.digest(row, "digest"),
                        Optional.ofNullable(row.getString("cascade_of")).map(ExperienceId::new)))
                .list();
    }

    private static void anonymise(Handle handle, long scope, Scope name, String receiptId) {
        Scope anonymous = Erasure.anonymous(name, receiptId);
        if (scope(handle, anonymous).isPresent()) {
            throw new IllegalArgumentException(
                    "the receipt id must be new, but " + receiptId + " names an erased user");
        }
        handle.execute("UPDATE scope SET user = ? WHERE scope = ?", anonymous.user(), scope);
    }
}
