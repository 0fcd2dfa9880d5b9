// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.PendingContext;
import dev.recollect.memory.store.Receipt;
import dev.recollect.memory.store.SalienceTable;
import dev.recollect.memory.store.SessionBook;
import dev.recollect.memory.store.SessionSummary;
import dev.recollect.memory.store.StoreStatistics;
import dev.recollect.memory.store.StoredExperience;
import dev.recollect.memory.store.StoredPage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that does what another does; a test that counts, delays or breaks something overrides a method. */
public class ForwardingStore implements ExperienceStore {
    /** The store that is asked. */
    protected final ExperienceStore store;

    /**
     * Wraps a store.
     *
     * @param store does the work; closed with this one
     */
    public ForwardingStore(ExperienceStore store) {
        this.store = store;
    }

    @Override
    public ModelStamp model() {
        return store.model();
    }

    @Override
    public List<Appended> append(List<NewExperience> batch) {
        return store.append(batch);
    }

    @Override
    public List<Experience> find(Scope scope, Collection<ExperienceId> ids) {
        return store.find(scope, ids);
    }

    @Override
    public Map<Digest, Experience> findByKeys(Scope scope, Collection<Digest> keyHashes) {
        return store.findByKeys(scope, keyHashes);
    }

    @Override
    public List<Experience> list(ExperienceQuery query) {
        return store.list(query);
    }

    @Override
    public List<ExperienceId> children(Scope scope, ExperienceId id) {
        return store.children(scope, id);
    }

    @Override
    public Map<ExperienceId, List<ExperienceId>> links(Scope scope, Collection<ExperienceId> ids) {
        return store.links(scope, ids);
    }

    @Override
    public Optional<Experience> predecessor(Scope scope, String sessionId, ExperienceQuery.Position place) {
        return store.predecessor(scope, sessionId, place);
    }

    @Override
    public List<PendingContext> pendingContexts(int limit) {
        return store.pendingContexts(limit);
    }

    @Override
    public boolean completeContext(PendingContext pending, TextEmbedding embedding) {
        return store.completeContext(pending, embedding);
    }

    @Override
    public List<StoredExperience> stored(Scope scope, Collection<ExperienceId> ids) {
        return store.stored(scope, ids);
    }

    @Override
    public SalienceTable salience() {
        return store.salience();
    }

    @Override
    public StoredPage stored(Scope scope, long after, int limit) {
        return store.stored(scope, after, limit);
    }

    @Override
    public Changes changes(long after, int limit) {
        return store.changes(after, limit);
    }

    @Override
    public long lastChange() {
        return store.lastChange();
    }

    @Override
    public Receipt erase(Erasure erasure, String receiptId, Instant at) {
        return store.erase(erasure, receiptId, at);
    }

    @Override
    public List<ChainEntry> chain(Scope scope, long after, int limit) {
        return store.chain(scope, after, limit);
    }

    @Override
    public List<Scope> scopes() {
        return store.scopes();
    }

    @Override
    public List<SessionSummary> sessions(Scope scope, int limit) {
        return store.sessions(scope, limit);
    }

    @Override
    public SessionBook sessions() {
        return store.sessions();
    }

    @Override
    public StoreStatistics statistics() {
        return store.statistics();
    }

    @Override
    public StoreStatistics statistics(String tenant) {
        return store.statistics(tenant);
    }

    @Override
    public StoreStatistics statistics(Scope scope) {
        return store.statistics(scope);
    }

    @Override
    public List<Finding> integrity() {
        return store.integrity();
    }

    @Override
    public void close() {
        store.close();
    }
}
