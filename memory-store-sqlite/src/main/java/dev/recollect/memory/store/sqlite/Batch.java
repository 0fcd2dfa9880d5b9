// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A batch being appended. Confined to one transaction. */
final class Batch {
    private final AppendStatements statements;
    private final Admission admission;
    private final Map<Scope, ChainTail> tails = new HashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private long lastChange;

    Batch(AppendStatements statements) {
        this.statements = statements;
        admission = new Admission(statements);
    }

    private record Posting(long scope, String term, long experience, int frequency, int length) {}

    private record Turn(long seq, String id) {}

    List<Appended> append(List<Incoming> batch) throws SQLException {
        statements.addVector.dropAdded();
        statements.addWords.dropAdded();
        statements.addPosting.dropAdded();
        lastChange = statements.lastChange.first(row -> row.getLong(1)).orElse(0L);
        List<Appended> outcomes = new ArrayList<>(batch.size());
        for (Incoming incoming : batch) {
            outcomes.add(append(incoming));
        }
        for (ChainTail tail : tails.values()) {
            tail.store(statements);
        }
        statements.addVector.runAdded();
        statements.addWords.runAdded();
        storePostings();
        return List.copyOf(outcomes);
    }

    private Appended append(Incoming incoming) throws SQLException {
        Scope name = incoming.experience().scope();
        Optional<ChainTail> known = knownTail(name);
        OptionalLong scope = known.map(tail -> OptionalLong.of(tail.scope())).orElse(OptionalLong.empty());
        Admission.Verdict verdict = admission.judge(incoming, scope);
        if (verdict.outcome().status() == Appended.Status.ACCEPTED) {
            ChainTail tail = known.isPresent() ? known.get() : newTail(name);
            accept(incoming, tail, verdict.origins());
            verdict.told().forEach(tail::tell);
        }
        return verdict.outcome();
    }

    private Optional<ChainTail> knownTail(Scope name) throws SQLException {
        ChainTail open = tails.get(name);
        if (open != null) {
            return Optional.of(open);
        }
        Optional<ChainTail> stored = statements.scope.first(
                row -> new ChainTail(row.getLong(1), row.getLong(2), Rows.digest(row, "link")),
                name.tenant(),
                name.user());
        stored.ifPresent(tail -> tails.put(name, tail));
        return stored;
    }

    private ChainTail newTail(Scope name) throws SQLException {
        long scope = statements
                .addScope
                .first(row -> row.getLong(1), name.tenant(), name.user())
                .orElseThrow(() -> new SQLException("the new scope must have a number"));
        statements.addHead.update(scope, Rows.bytes(Digest.GENESIS));
        statements.addTally.update(scope);
        ChainTail tail = new ChainTail(scope, 0, Digest.GENESIS);
        tails.put(name, tail);
        return tail;
    }

    private void accept(Incoming incoming, ChainTail tail, Map<String, Admission.Origin> origins) throws SQLException {
        Experience experience = incoming.experience();
        Optional<Turn> before = neighbour(statements.before, tail, experience);
        Optional<Turn> after = neighbour(statements.after, tail, experience);
        Map<Role, TextEmbedding> embeddings = new HashMap<>(incoming.item().embeddings());
        if (!before.map(Turn::id).equals(incoming.item().predecessor().map(id -> id.value()))) {
            embeddings.remove(Role.CONTEXT);
        }
        long seq = addChange(
                Change.Kind.ADDED, tail.scope(), lastChange + 1, experience.id().value());
        statements.addExperience.update(Rows.arguments(experience, tail.append(seq, incoming.digest())));
        for (Admission.Origin origin : origins.values()) {
            statements.addDescent.update(origin.seq(), seq);
        }
        Saliences.add(statements, seq, experience);
        if (!origins.isEmpty()) {
            statements.makeDue.update(experience.recordedAt().toEpochMilli(), seq);
        }
        if (incoming.item().keyHash().isPresent()) {
            statements.addKey.update(
                    tail.scope(), Rows.bytes(incoming.item().keyHash().get()), seq);
        }
        int vectors = addVectors(seq, embeddings);
        if (!embeddings.containsKey(Role.CONTEXT)) {
            statements.addPending.update(seq);
        }
        Words words = incoming.words();
        statements.addWords.add(
                seq, words.length(), Json.array(words.frequencies().keySet()));
        words.frequencies()
                .forEach((term, frequency) ->
                        postings.add(new Posting(tail.scope(), term, seq, frequency, words.length())));
        tail.count(experience, words.length(), vectors);
        if (after.isPresent()) {
            dropContext(after.get(), tail);
        }
    }

    private Optional<Turn> neighbour(Prepared statement, ChainTail tail, Experience experience) throws SQLException {
        Optional<String> session = Turns.sessionOf(experience);
        return session.isEmpty()
                ? Optional.empty()
                : statement.first(
                        row -> new Turn(row.getLong(1), row.getString(2)),
                        tail.scope(),
                        session.get(),
                        experience.occurredAt().toEpochMilli(),
                        experience.id().value());
    }

    private int addVectors(long seq, Map<Role, TextEmbedding> embeddings) throws SQLException {
        int vectors = 0;
        for (var embedding : embeddings.entrySet()) {
            int chunk = 0;
            for (Embedding vector : embedding.getValue().chunks()) {
                statements.addVector.add(seq, embedding.getKey().wireName(), chunk, vector.toBytes());
                chunk++;
            }
            vectors += chunk;
        }
        return vectors;
    }

    /* The predecessor of this turn is no longer the one its context vector was made with. */
    private void dropContext(Turn turn, ChainTail tail) throws SQLException {
        statements.addVector.runAdded();
        int dropped = statements.dropContext.update(turn.seq());
        if (dropped > 0) {
            tail.countVectors(-dropped);
            statements.addPending.update(turn.seq());
            addChange(Change.Kind.EMBEDDED, tail.scope(), turn.seq(), turn.id());
        }
    }

    private long addChange(Change.Kind kind, long scope, long experience, String id) throws SQLException {
        lastChange++;
        statements.addChange.update(lastChange, Feed.name(kind), scope, experience, id);
        return lastChange;
    }

    /* In the order of the tree they go into, which is several times faster than as they came. */
    private void storePostings() throws SQLException {
        postings.sort(Comparator.comparingLong(Posting::scope)
                .thenComparing(Posting::term)
                .thenComparingLong(Posting::experience));
        for (Posting posting : postings) {
            statements.addPosting.add(
                    posting.scope(), posting.term(), posting.experience(), posting.frequency(), posting.length());
        }
        statements.addPosting.runAdded();
    }
}
