// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.KeywordIndex;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
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
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store in one SQLite file, which several processes may open at once. The database itself refuses to update, delete or
 * replace an experience. A write is synced to disk before it returns; writers of all processes take turns, batch by
 * batch; readers run beside them. Safe for use by multiple threads.
 *
 * <p>The folder of the file belongs to the store: beside it lie the write-ahead log and {@code write.lock}. A copy of the
 * live file alone is no backup.
 */
public final class SqliteExperienceStore implements ExperienceStore {
    private final SqliteOptions options;
    private final Gate gate = new Gate();
    private final Opened opened;
    private final Appender appender;
    private final ExperienceReader experiences;
    private final Contents contents;
    private final Feed feed;
    private final ChainReader chains;
    private final Figures figures;
    private final Contexts contexts;
    private final Eraser eraser;
    private final Integrity integrity;
    private final KeywordIndex keywords;
    private final SessionBook sessions;
    private final SalienceTable salience;

    private SqliteExperienceStore(SqliteOptions options, Opened opened) {
        this.options = options;
        this.opened = opened;
        Readers readers = opened.readers();
        Writer writer = opened.writer();
        appender = new Appender(writer, options);
        experiences = new ExperienceReader(readers);
        contents = new Contents(readers);
        feed = new Feed(readers);
        chains = new ChainReader(readers);
        figures = new Figures(readers, options.file());
        contexts = new Contexts(readers, writer, options.model());
        integrity = new Integrity(readers, options);
        eraser = new Eraser(writer, opened.scrubber());
        sessions = new SqliteSessionBook(gate, readers, writer);
        salience = new Saliences(gate, readers, writer);
        keywords = new SqliteKeywordIndex(gate, readers, new Failures(options.file()), options.analyzer());
    }

    /**
     * Opens a store; creates it where there is none, and brings an older schema to this program's. Blocks while another
     * process writes. Finishes an erasure whose log could not be cut before.
     *
     * @param options where it lies, and its bounds
     * @return the open store
     * @throws dev.recollect.memory.store.ModelMismatchException if its vectors come from another model
     * @throws dev.recollect.memory.store.StoreException if the file cannot be opened or written, is no store, is damaged
     *     in its head, or comes from a newer release
     */
    public static SqliteExperienceStore open(SqliteOptions options) {
        return new SqliteExperienceStore(options, Opened.open(options));
    }

    /**
     * The keyword index over the same file: always as current as the store itself. After {@link #close()} it throws
     * {@link IllegalStateException}.
     *
     * @return the index, the same at every call
     */
    public KeywordIndex keywords() {
        return keywords;
    }

    @Override
    public ModelStamp model() {
        return gate.pass(options::model);
    }

    @Override
    public List<Appended> append(List<NewExperience> batch) {
        return gate.pass(() -> appender.append(batch));
    }

    @Override
    public List<Experience> find(Scope scope, Collection<ExperienceId> ids) {
        return gate.pass(() -> experiences.find(scope, ids));
    }

    @Override
    public Map<Digest, Experience> findByKeys(Scope scope, Collection<Digest> keyHashes) {
        return gate.pass(() -> experiences.findByKeys(scope, keyHashes));
    }

    @Override
    public List<Experience> list(ExperienceQuery query) {
        return gate.pass(() -> experiences.list(query));
    }

    @Override
    public List<ExperienceId> children(Scope scope, ExperienceId id) {
        return gate.pass(() -> experiences.children(scope, id));
    }

    @Override
    public Map<ExperienceId, List<ExperienceId>> links(Scope scope, Collection<ExperienceId> ids) {
        return gate.pass(() -> experiences.links(scope, ids));
    }

    @Override
    public Optional<Experience> predecessor(Scope scope, String sessionId, Position place) {
        return gate.pass(() -> experiences.predecessor(scope, sessionId, place));
    }

    @Override
    public List<PendingContext> pendingContexts(int limit) {
        return gate.pass(() -> contexts.pending(requireLimit(limit)));
    }

    @Override
    public boolean completeContext(PendingContext pending, TextEmbedding embedding) {
        return gate.pass(() -> contexts.complete(pending, embedding));
    }

    @Override
    public SalienceTable salience() {
        return salience;
    }

    @Override
    public List<StoredExperience> stored(Scope scope, Collection<ExperienceId> ids) {
        ExperienceReader.requireFew("ids", ids);
        return gate.pass(() -> contents.of(scope, ids));
    }

    @Override
    public StoredPage stored(Scope scope, long after, int limit) {
        return gate.pass(() -> contents.of(scope, after, requireLimit(limit)));
    }

    @Override
    public Changes changes(long after, int limit) {
        return gate.pass(() -> feed.changes(after, requireLimit(limit)));
    }

    @Override
    public long lastChange() {
        return gate.pass(feed::lastChange);
    }

    @Override
    public Receipt erase(Erasure erasure, String receiptId, Instant at) {
        return gate.pass(() -> eraser.erase(erasure, receiptId, at.truncatedTo(ChronoUnit.MILLIS)));
    }

    @Override
    public List<ChainEntry> chain(Scope scope, long after, int limit) {
        return gate.pass(() -> chains.chain(scope, after, requireLimit(limit)));
    }

    @Override
    public List<Scope> scopes() {
        return gate.pass(chains::scopes);
    }

    @Override
    public List<SessionSummary> sessions(Scope scope, int limit) {
        return gate.pass(() -> figures.sessions(scope, requireLimit(limit)));
    }

    @Override
    public SessionBook sessions() {
        return sessions;
    }

    @Override
    public StoreStatistics statistics() {
        return gate.pass(figures::all);
    }

    @Override
    public StoreStatistics statistics(String tenant) {
        return gate.pass(() -> figures.of(tenant));
    }

    @Override
    public StoreStatistics statistics(Scope scope) {
        return gate.pass(() -> figures.of(scope));
    }

    @Override
    public List<Finding> integrity() {
        return gate.pass(integrity::check);
    }

    @Override
    public void close() {
        if (gate.shut()) {
            opened.close();
        }
    }

    static int requireLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit must be at least 1, but was " + limit);
        }
        return limit;
    }
}
