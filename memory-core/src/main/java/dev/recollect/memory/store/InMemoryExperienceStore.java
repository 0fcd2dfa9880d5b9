// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A store in memory: everything of the contract but durability. It serves tests, short-lived memories, and as the oracle
 * that other stores are compared with. Reads run beside each other and wait for a write.
 */
public final class InMemoryExperienceStore implements ExperienceStore {
    private static final int MAX_IDS = 2_000;

    private final ModelStamp model;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final InMemoryTables tables = new InMemoryTables();
    private final InMemorySessions sessions = new InMemorySessions(tables);
    private final InMemoryAdmission admission = new InMemoryAdmission(tables, sessions);
    private final InMemoryErasure erasures = new InMemoryErasure(tables, sessions);
    private final InMemoryFigures figures = new InMemoryFigures(tables);
    private final SessionBook book = new Book();
    private final SalienceTable salience = new GuardedSalience(
            new InMemorySalience(tables),
            new GuardedSalience.Passage() {
                @Override
                public <T> T pass(Supplier<T> work) {
                    return reading(work);
                }
            },
            new GuardedSalience.Passage() {
                @Override
                public <T> T pass(Supplier<T> work) {
                    return writing(work);
                }
            });
    private boolean closed;

    /**
     * Creates an empty store.
     *
     * @param model the model whose vectors it takes
     */
    public InMemoryExperienceStore(ModelStamp model) {
        this.model = model;
    }

    @Override
    public ModelStamp model() {
        return reading(() -> model);
    }

    @Override
    public List<Appended> append(List<NewExperience> batch) {
        if (batch.isEmpty() || batch.size() > Limits.BATCH) {
            throw new IllegalArgumentException(
                    "a batch must have 1 to " + Limits.BATCH + " experiences, but has " + batch.size());
        }
        batch.forEach(item -> item.embeddings().values().forEach(this::requireDimension));
        return writing(() -> {
            List<Appended> outcomes = new ArrayList<>(batch.size());
            for (NewExperience item : batch) {
                Appended outcome = admission.judge(item);
                if (outcome.status() == Appended.Status.ACCEPTED) {
                    tables.add(item);
                }
                outcomes.add(outcome);
            }
            return List.copyOf(outcomes);
        });
    }

    private void requireDimension(TextEmbedding embedding) {
        int dimension = embedding.chunks().get(0).dimension();
        if (dimension != model.dimension()) {
            throw new IllegalArgumentException(
                    "vectors must have " + model.dimension() + " dimensions, but one has " + dimension);
        }
    }

    @Override
    public List<Experience> find(Scope scope, Collection<ExperienceId> ids) {
        return stored(scope, ids).stream().map(StoredExperience::experience).toList();
    }

    @Override
    public List<StoredExperience> stored(Scope scope, Collection<ExperienceId> ids) {
        requireFew("ids", ids);
        return reading(() -> ids.stream()
                .distinct()
                .flatMap(id -> tables.row(scope, id).stream())
                .map(InMemoryRow::stored)
                .toList());
    }

    @Override
    public Map<Digest, Experience> findByKeys(Scope scope, Collection<Digest> keyHashes) {
        requireFew("key hashes", keyHashes);
        return reading(
                () -> tables.scope(scope).map(known -> known.byKeys(keyHashes)).orElse(Map.of()));
    }

    static void requireFew(String what, Collection<?> values) {
        if (values.size() > MAX_IDS) {
            throw new IllegalArgumentException(
                    "at most " + MAX_IDS + " " + what + " are allowed, but came " + values.size());
        }
    }

    @Override
    public List<Experience> list(ExperienceQuery query) {
        return reading(() -> tables.scope(query.scope()).stream()
                .map(scope -> query.before()
                        .map(place -> scope.byTime.headMap(place, false))
                        .orElse(scope.byTime))
                .flatMap(rows -> rows.descendingMap().values().stream())
                .map(row -> row.experience)
                .filter(matching(query.filter()))
                .limit(query.limit())
                .toList());
    }

    private static Predicate<Experience> matching(ExperienceFilter filter) {
        return experience -> filter.test(Facets.of(experience));
    }

    @Override
    public List<ExperienceId> children(Scope scope, ExperienceId id) {
        return reading(
                () -> tables.scope(scope).map(known -> known.children(id)).orElse(List.of()));
    }

    @Override
    public Map<ExperienceId, List<ExperienceId>> links(Scope scope, Collection<ExperienceId> ids) {
        requireFew("ids", ids);
        return reading(() -> {
            Map<ExperienceId, List<ExperienceId>> links = new HashMap<>();
            for (ExperienceId id : ids) {
                tables.row(scope, id)
                        .map(tables::links)
                        .filter(found -> !found.isEmpty())
                        .ifPresent(found -> links.put(id, found));
            }
            return links;
        });
    }

    @Override
    public Optional<Experience> predecessor(Scope scope, String sessionId, Position place) {
        return reading(() -> tables.scope(scope)
                .flatMap(known -> known.predecessor(sessionId, place))
                .map(row -> row.experience));
    }

    @Override
    public List<PendingContext> pendingContexts(int limit) {
        requireLimit(limit);
        return reading(() -> tables.pendingContexts(limit));
    }

    @Override
    public boolean completeContext(PendingContext pending, TextEmbedding embedding) {
        requireDimension(embedding);
        return writing(() -> tables.completeContext(pending, embedding));
    }

    @Override
    public SalienceTable salience() {
        return salience;
    }

    @Override
    public StoredPage stored(Scope scope, long after, int limit) {
        requireLimit(limit);
        return reading(() -> tables.scope(scope)
                .map(known -> known.stored(after, limit))
                .orElseGet(() -> new StoredPage(List.of(), after, false)));
    }

    @Override
    public Changes changes(long after, int limit) {
        requireLimit(limit);
        return reading(() -> tables.changes(after, limit));
    }

    @Override
    public long lastChange() {
        return reading(tables::lastChange);
    }

    @Override
    public Receipt erase(Erasure erasure, String receiptId, Instant at) {
        return writing(() -> erasures.erase(erasure, receiptId, at.truncatedTo(ChronoUnit.MILLIS)));
    }

    @Override
    public List<ChainEntry> chain(Scope scope, long after, int limit) {
        requireLimit(limit);
        return reading(() ->
                tables.scope(scope).map(known -> known.chain(after, limit)).orElse(List.of()));
    }

    @Override
    public List<Scope> scopes() {
        return reading(() -> List.copyOf(tables.scopes.keySet()));
    }

    @Override
    public List<SessionSummary> sessions(Scope scope, int limit) {
        requireLimit(limit);
        return reading(() -> sessions.latest(scope, limit));
    }

    @Override
    public SessionBook sessions() {
        return book;
    }

    @Override
    public StoreStatistics statistics() {
        return reading(() -> figures.of(scope -> true));
    }

    @Override
    public StoreStatistics statistics(String tenant) {
        return reading(() -> figures.of(scope -> scope.tenant().equals(tenant)));
    }

    @Override
    public StoreStatistics statistics(Scope scope) {
        return reading(() -> figures.of(scope::equals));
    }

    @Override
    public List<Finding> integrity() {
        return reading(figures::integrity);
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    static void requireLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit must be at least 1, but was " + limit);
        }
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            requireOpen();
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T writing(Supplier<T> write) {
        lock.writeLock().lock();
        try {
            requireOpen();
            return write.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    /** The sessions, under the store's lock. */
    private final class Book implements SessionBook {
        @Override
        public void begin(Scope scope, String sessionId, Instant at) {
            marking(() -> sessions.begin(scope, sessionId, at.truncatedTo(ChronoUnit.MILLIS)));
        }

        @Override
        public void end(Scope scope, String sessionId, Instant at) {
            marking(() -> sessions.end(scope, sessionId, at.truncatedTo(ChronoUnit.MILLIS)));
        }

        private void marking(Runnable mark) {
            var unused = writing(() -> {
                mark.run();
                return true;
            });
        }

        @Override
        public Optional<SessionSummary> find(Scope scope, String sessionId) {
            return reading(() -> sessions.find(scope, sessionId));
        }

        @Override
        public List<Instant> ends(Scope scope, String sessionId) {
            return reading(() -> sessions.ends(scope, sessionId));
        }

        @Override
        public List<Experience> untold(Scope scope, String sessionId, int limit) {
            requireLimit(limit);
            return reading(() -> sessions.untold(scope, sessionId, limit));
        }

        @Override
        public List<Overdue> overdue(Instant idleSince, int limit) {
            requireLimit(limit);
            return reading(() -> sessions.overdue(idleSince, limit));
        }
    }
}
