// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.SessionSummary;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The end of a scope's chain while a batch makes it longer, and what the batch adds to the scope's counts. */
final class ChainTail {
    private final long scope;
    private final Map<String, Visits> sessions = new TreeMap<>();
    private final List<Told> told = new ArrayList<>();
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

    /* Of a narrative or an inference alone nothing is activity; then the last of them stands for it, until there is some. */
    private record Visits(Instant first, Instant last, int count, int untold, int due, int narratives) {
        static Visits of(Experience experience) {
            boolean activity = SessionSummary.isActivity(experience);
            boolean untold = SessionSummary.isToBeTold(experience);
            Provenance.Method method = experience.provenance().method();
            return new Visits(
                    experience.recordedAt(),
                    experience.recordedAt(),
                    activity ? 1 : 0,
                    untold ? 1 : 0,
                    untold && method != Provenance.Method.IMPORT ? 1 : 0,
                    method == Provenance.Method.CONSOLIDATE ? 1 : 0);
        }

        Visits and(Visits other) {
            return new Visits(
                    first.isBefore(other.first) ? first : other.first,
                    lastWith(other),
                    count + other.count,
                    untold + other.untold,
                    due + other.due,
                    narratives + other.narratives);
        }

        private Instant lastWith(Visits other) {
            if ((count == 0) != (other.count == 0)) {
                return count == 0 ? other.last : last;
            }
            return last.isAfter(other.last) ? last : other.last;
        }
    }

    /** Something that a narrative told of, and what it counted for its session before. */
    record Told(String session, boolean imported) {}

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
        experience.sessionId().ifPresent(name -> sessions.merge(name, Visits.of(experience), Visits::and));
    }

    void tell(Told one) {
        told.add(one);
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
                    visits.count(),
                    visits.untold(),
                    visits.due(),
                    visits.narratives());
        }
        for (Told one : told) {
            statements.tellOfSession.update(one.imported() ? 0 : 1, scope, one.session());
        }
    }
}
