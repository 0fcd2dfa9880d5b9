// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.StoredExperience;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A keyword index in memory that follows the change feed; the oracle of the others. A query reads the postings of its
 * terms in its own scope. Safe for use by multiple threads; queries run beside each other and wait for a change that is
 * being applied.
 */
public final class InMemoryKeywordIndex implements KeywordIndex, Projection {
    private final TextAnalyzer analyzer;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Scope, ScopePostings> scopes = new HashMap<>();
    private final Map<ExperienceId, Scope> scopeOf = new HashMap<>();
    private long checkpoint;

    /**
     * Creates an empty index.
     *
     * @param analyzer cuts texts and queries into terms
     */
    public InMemoryKeywordIndex(TextAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    public KeywordScores score(Scope scope, String query) {
        Set<String> terms = new TreeSet<>(analyzer.terms(query));
        lock.readLock().lock();
        try {
            ScopePostings postings = scopes.get(scope);
            return postings == null ? KeywordScores.NONE : postings.score(terms);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public long checkpoint() {
        lock.readLock().lock();
        try {
            return checkpoint;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void apply(Changes changes) {
        for (Change change : changes.changes()) {
            /* Cut into terms before the lock is taken: a long text keeps no query waiting. */
            List<String> terms = change.kind() == Change.Kind.ADDED
                    ? change.current().map(this::termsOf).orElse(List.of())
                    : List.of();
            lock.writeLock().lock();
            try {
                if (change.seq() > checkpoint) {
                    apply(change, terms);
                    checkpoint = change.seq();
                }
            } finally {
                lock.writeLock().unlock();
            }
        }
        advanceTo(changes.checkpoint());
    }

    private List<String> termsOf(StoredExperience stored) {
        return analyzer.terms(IndexedText.of(stored.experience().content()));
    }

    private void apply(Change change, List<String> terms) {
        if (change.current().isEmpty()) {
            remove(change.id());
        } else if (change.kind() == Change.Kind.ADDED) {
            remove(change.id());
            Experience experience = change.current().get().experience();
            scopeOf.put(experience.id(), experience.scope());
            scopes.computeIfAbsent(experience.scope(), scope -> new ScopePostings())
                    .add(experience.id(), terms);
        }
    }

    /* By id alone: the scope of an erased user's changes has lost its name. */
    private void remove(ExperienceId id) {
        Scope scope = scopeOf.remove(id);
        ScopePostings postings = scope == null ? null : scopes.get(scope);
        if (postings != null) {
            postings.remove(id);
            if (postings.isEmpty()) {
                scopes.remove(scope);
            }
        }
    }

    private void advanceTo(long seq) {
        lock.writeLock().lock();
        try {
            checkpoint = Math.max(checkpoint, seq);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void reset() {
        lock.writeLock().lock();
        try {
            scopes.clear();
            scopeOf.clear();
            checkpoint = 0;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
