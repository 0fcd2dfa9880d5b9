// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The end of a scope's chain while a batch makes it longer, and what the batch adds to the scope's counts. */
final class ChainTail {
    private final long scope;
    private final Map<String, Visits> sessions = new TreeMap<>();
    private long position;
    private Digest link;
    private long experiences;
    private long words;
    private long vectors;

    ChainTail(long scope, long position, Digest link) {
        this.scope = scope;
        this.position = position;
        this.link = link;
    }

    private record Visits(Instant first, Instant last, int count) {
        Visits and(Visits other) {
            return new Visits(
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last,
                    count + other.count);
        }
    }

    long scope() {
        return scope;
    }

    Rows.Place append(long seq, Digest digest) {
        position++;
        link = link.followedBy(digest);
        return new Rows.Place(seq, scope, position, digest, link);
    }

    void count(Experience experience, int length, int newVectors) {
        experiences++;
        words += length;
        vectors += newVectors;
        Instant recorded = experience.recordedAt();
        experience.sessionId().ifPresent(name -> sessions.merge(name, new Visits(recorded, recorded, 1), Visits::and));
    }

    void countVectors(int change) {
        vectors += change;
    }

    void store(AppendStatements statements) throws SQLException {
        if (experiences == 0) {
            return;
        }
        statements.moveHead.update(position, Rows.bytes(link), scope);
        statements.moveTally.update(experiences, words, vectors, scope);
        for (var session : sessions.entrySet()) {
            Visits visits = session.getValue();
            statements.addToSession.update(
                    scope,
                    session.getKey(),
                    visits.first().toEpochMilli(),
                    visits.last().toEpochMilli(),
                    visits.count());
        }
    }
}
