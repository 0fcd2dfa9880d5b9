// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.StoredExperience;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A keyword index in memory that follows the change feed. A query reads the postings of its terms in its own scope: arrays
 * of numbers, some ten bytes for each distinct word of an experience. Safe for use by multiple threads; queries run beside
 * each other and wait only for a change of their own scope that is being applied.
 */
public final class InMemoryKeywordIndex extends ScopedProjection<ScopePostings> implements KeywordIndex {
    private final TextAnalyzer analyzer;

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
        return part(scope).map(postings -> postings.score(terms)).orElse(KeywordScores.NONE);
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    protected ScopePostings newPart(Scope scope) {
        return new ScopePostings();
    }

    @Override
    protected void put(ScopePostings part, StoredExperience stored) {
        /* Cut into terms before the lock is taken: a long text keeps no query waiting. */
        List<String> terms = analyzer.terms(IndexedText.of(stored.experience().content()));
        part.replace(stored.experience().id(), terms);
    }

    @Override
    protected void remove(ScopePostings part, ExperienceId id) {
        part.remove(id);
    }

    @Override
    protected boolean holds(ScopePostings part, ExperienceId id) {
        return part.holds(id);
    }

    @Override
    protected boolean isEmpty(ScopePostings part) {
        return part.isEmpty();
    }

    @Override
    protected long bytesOf(ScopePostings part) {
        return part.bytes();
    }
}
