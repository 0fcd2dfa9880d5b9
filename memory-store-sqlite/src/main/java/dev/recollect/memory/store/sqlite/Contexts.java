// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.PendingContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Context vectors that are to be made again, in pages that may be shorter than asked. */
final class Contexts {
    private final Readers readers;
    private final Writer writer;
    private final ModelStamp model;

    Contexts(Readers readers, Writer writer, ModelStamp model) {
        this.readers = readers;
        this.writer = writer;
        this.model = model;
    }

    private record Waiting(long experience, @Nullable Long before) {}

    private record Row(long seq, long scope, @Nullable Long before) {}

    List<PendingContext> pending(int limit) {
        return readers.read(handle -> {
            List<Waiting> waiting = handle.createQuery("SELECT e.seq, " + Turns.BEFORE_E + " AS before"
                            + " FROM pending_context p JOIN experience e ON e.seq = p.experience"
                            + " ORDER BY p.place LIMIT :limit")
                    .bind("limit", Math.min(limit, PageSize.MOST))
                    .map((row, context) -> new Waiting(row.getLong(1), before(row.getLong(2), row.wasNull())))
                    .list();
            Map<Long, Experience> experiences = experiences(handle, waiting);
            List<PendingContext> pending = new ArrayList<>();
            for (Waiting one : waiting) {
                Experience experience = experiences.get(one.experience());
                if (experience != null) {
                    pending.add(new PendingContext(experience, Optional.ofNullable(experiences.get(one.before()))));
                }
            }
            return List.copyOf(pending);
        });
    }

    private static @Nullable Long before(long seq, boolean none) {
        return none ? null : seq;
    }

    private static Map<Long, Experience> experiences(Handle handle, List<Waiting> waiting) {
        List<Long> wanted = new ArrayList<>();
        for (Waiting one : waiting) {
            wanted.add(one.experience());
            if (one.before() != null) {
                wanted.add(one.before());
            }
        }
        Map<Long, Experience> experiences = new HashMap<>();
        handle.createQuery(Rows.SELECT + "WHERE e.seq IN (SELECT value FROM json_each(:wanted))")
                .bind("wanted", Json.array(wanted))
                .map(Rows.NUMBERED)
                .forEach(row -> experiences.put(row.seq(), row.experience()));
        return experiences;
    }

    boolean complete(PendingContext pending, TextEmbedding embedding) {
        Appender.requireDimension(embedding, model);
        return writer.write(transaction -> {
            Optional<Row> row = waiting(transaction.handle(), pending.experience());
            if (row.isEmpty() || !isBefore(transaction.handle(), row.get(), pending.predecessor())) {
                return false;
            }
            store(transaction, row.get(), pending, embedding);
            return true;
        });
    }

    private static Optional<Row> waiting(Handle handle, Experience experience) {
        return handle.createQuery("SELECT e.seq, e.scope, " + Turns.BEFORE_E + """
                         AS before FROM experience e
                        JOIN pending_context p ON p.experience = e.seq
                        JOIN scope s ON s.scope = e.scope
                        WHERE e.id = :id AND e.digest = :digest AND s.tenant = :tenant AND s.user = :user""")
                .bind("id", experience.id().value())
                .bind("digest", Rows.bytes(experience.digest()))
                .bind("tenant", experience.scope().tenant())
                .bind("user", experience.scope().user())
                .map((row, context) -> new Row(row.getLong(1), row.getLong(2), before(row.getLong(3), row.wasNull())))
                .findOne();
    }

    private static boolean isBefore(Handle handle, Row row, Optional<Experience> predecessor) {
        if (row.before() == null || predecessor.isEmpty()) {
            return row.before() == null && predecessor.isEmpty();
        }
        return handle.createQuery("SELECT count(*) FROM experience WHERE seq = :seq AND id = :id AND digest = :digest")
                        .bind("seq", row.before())
                        .bind("id", predecessor.get().id().value())
                        .bind("digest", Rows.bytes(predecessor.get().digest()))
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    private static void store(Writer.Transaction transaction, Row row, PendingContext pending, TextEmbedding embedding)
            throws SQLException {
        AppendStatements statements = transaction.statements();
        int chunk = 0;
        for (Embedding vector : embedding.chunks()) {
            statements.addVector.update(row.seq(), Role.CONTEXT.wireName(), chunk, vector.toBytes());
            chunk++;
        }
        transaction.handle().execute("DELETE FROM pending_context WHERE experience = ?", row.seq());
        statements.moveTally.update(0, 0, chunk, row.scope());
        long last = statements.lastChange.first(result -> result.getLong(1)).orElse(0L);
        statements.addChange.update(
                last + 1,
                Feed.name(Change.Kind.EMBEDDED),
                row.scope(),
                row.seq(),
                pending.experience().id().value());
    }
}
