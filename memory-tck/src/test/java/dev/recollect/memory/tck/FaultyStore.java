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
import dev.recollect.memory.store.SessionSummary;
import dev.recollect.memory.store.StoreStatistics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that does what another does; a fault overrides a method. */
class FaultyStore implements ExperienceStore {
    final ExperienceStore sound;

    FaultyStore(ExperienceStore sound) {
        this.sound = sound;
    }

    @Override
    public ModelStamp model() {
        return sound.model();
    }

    @Override
    public List<Appended> append(List<NewExperience> batch) {
        return sound.append(batch);
    }

    @Override
    public List<Experience> find(Scope scope, Collection<ExperienceId> ids) {
        return sound.find(scope, ids);
    }

    @Override
    public Map<Digest, Experience> findByKeys(Scope scope, Collection<Digest> keyHashes) {
        return sound.findByKeys(scope, keyHashes);
    }

    @Override
    public List<Experience> list(ExperienceQuery query) {
        return sound.list(query);
    }

    @Override
    public List<ExperienceId> children(Scope scope, ExperienceId id) {
        return sound.children(scope, id);
    }

    @Override
    public Optional<Experience> predecessor(Scope scope, String sessionId, ExperienceQuery.Position place) {
        return sound.predecessor(scope, sessionId, place);
    }

    @Override
    public List<PendingContext> pendingContexts(int limit) {
        return sound.pendingContexts(limit);
    }

    @Override
    public boolean completeContext(PendingContext pending, TextEmbedding embedding) {
        return sound.completeContext(pending, embedding);
    }

    @Override
    public Changes changes(long after, int limit) {
        return sound.changes(after, limit);
    }

    @Override
    public long lastChange() {
        return sound.lastChange();
    }

    @Override
    public Receipt erase(Erasure erasure, String receiptId, Instant at) {
        return sound.erase(erasure, receiptId, at);
    }

    @Override
    public List<ChainEntry> chain(Scope scope, long after, int limit) {
        return sound.chain(scope, after, limit);
    }

    @Override
    public List<Scope> scopes() {
        return sound.scopes();
    }

    @Override
    public List<SessionSummary> sessions(Scope scope, int limit) {
        return sound.sessions(scope, limit);
    }

    @Override
    public StoreStatistics statistics() {
        return sound.statistics();
    }

    @Override
    public StoreStatistics statistics(String tenant) {
        return sound.statistics(tenant);
    }

    @Override
    public StoreStatistics statistics(Scope scope) {
        return sound.statistics(scope);
    }

    @Override
    public List<Finding> integrity() {
        return sound.integrity();
    }

    @Override
    public void close() {
        sound.close();
    }
}
