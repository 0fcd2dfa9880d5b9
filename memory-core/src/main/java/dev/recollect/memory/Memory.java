// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerListener;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.Answerer;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.lineage.Lineage;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recaller;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.reflection.Feedback;
import dev.recollect.memory.remember.EmbeddedBatch;
import dev.recollect.memory.remember.Recorder;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.ConflictException;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.Receipt;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.memory.trajectory.AffectTrajectory;
import dev.recollect.memory.trajectory.TrajectoryQuery;
import java.util.List;
import java.util.Optional;

/**
 * The memory of an AI application: it remembers what happened, recalls what matters, answers, and forgets.
 *
 * <p>What {@link #remember} returned is durable and recallable; what {@link #forget} returned is gone. Methods block on the
 * embedding model, the store and the responder. Safe for use by multiple threads. {@link #close()} waits for operations
 * that run; every later call but {@code close} throws {@link IllegalStateException}. Inputs that break a rule throw
 * {@link InvalidInputException}; a store that fails throws {@link dev.recollect.memory.store.StoreException}.
 */
public final class Memory implements AutoCloseable {
    private final MemoryParts parts;
    private final Recorder recorder;
    private final Recaller recaller;
    private final Answerer answerer;
    private final Maintenance maintenance;
    private final OpenGuard guard = new OpenGuard();
    private final Answerer.Memories own;
    private final Feedbacks feedbacks;
    private final SessionParts sessionParts;
    private final Sessions sessions;
    private final Views views;
    private final Stances stances;
    private final Saliences saliences;

    Memory(
            MemoryParts parts,
            Recorder recorder,
            Recaller recaller,
            Answerer answerer,
            SessionParts sessionParts,
            SalienceUpkeep upkeep,
            Maintenance maintenance) {
        this.parts = parts;
        this.recorder = recorder;
        this.recaller = recaller;
        this.answerer = answerer;
        this.maintenance = maintenance;
        own = new AnswerMemories(parts, recaller, recorder);
        feedbacks = new Feedbacks(parts.store(), recorder);
        this.sessionParts = sessionParts;
        sessions = new Sessions(guard, sessionParts.policy(), sessionParts.consolidator());
        views = new Views(guard, parts.store(), recorder);
        stances = new Stances(guard, parts.store(), recorder, views);
        saliences = new Saliences(guard, parts.store().salience(), upkeep);
    }

    /**
     * Remembers.
     *
     * @param request what
     * @return its id, or that of the first under the same key; and what was redacted
     * @throws ConflictException if the key belongs to an experience with other content
     * @throws RefusedException if a parent is unknown or the lattice forbids it
     */
    public Remembered remember(RememberRequest request) {
        return guard.whileOpen(() -> recorder.record(request).requireStored());
    }

    /**
     * Remembers a text of which nothing else is known: it happens now, in the scope's current session.
     *
     * @param scope whose memory
     * @param text the text
     * @return its id, and what was redacted
     */
    public Remembered remember(Scope scope, String text) {
        return remember(RememberRequest.text(scope, text).build());
    }

    /**
     * Remembers many, in transactions of {@link Limits#BATCH}; what is wrong with one stops no other.
     *
     * @param requests what
     * @return one outcome per request, in order
     */
    public List<Remembered> rememberAll(List<RememberRequest> requests) {
        return guard.whileOpen(() -> Batches.each(requests, recorder::record));
    }

    /**
     * Does what may be done ahead of remembering, so that it may run beside the commit of others: checks, redacts and embeds;
     * stores nothing.
     *
     * @param requests 1 to {@link Limits#BATCH}; those that name no session get the one that is current now
     * @param before what will be remembered before them, and is not yet
     * @return the batch, for {@link #rememberAll(EmbeddedBatch)}
     */
    public EmbeddedBatch embedAhead(List<RememberRequest> requests, Optional<EmbeddedBatch> before) {
        return guard.whileOpen(() -> recorder.embedAhead(requests, before));
    }

    /**
     * Remembers what was embedded ahead, in one transaction; what is wrong with one stops no other.
     *
     * @param batch the batch
     * @return one outcome per request, in order
     * @throws IllegalStateException if it was remembered before
     */
    public List<Remembered> rememberAll(EmbeddedBatch batch) {
        return guard.whileOpen(() -> recorder.record(batch));
    }

    /**
     * Takes experiences over from an export, ids, times, affect and digests unchanged.
     *
     * @param experiences what; those there already, unchanged, are duplicates
     * @return one outcome per experience, in order
     */
    public List<Remembered> restoreAll(List<Experience> experiences) {
        return guard.whileOpen(() -> Batches.each(experiences, recorder::restore));
    }

    /**
     * Recalls.
     *
     * @param request what is being said now, and whose memories
     * @return the memories that matter, best first, each with the parts of its score
     */
    public Recollection recall(RecallRequest request) {
        return guard.whileOpen(() -> parts.recalling(request, recaller));
    }

    /**
     * Recalls as {@link RecallRequest#of} asks.
     *
     * @param scope whose memories
     * @param query what is being said now
     * @return the memories that matter, best first
     */
    public Recollection recall(Scope scope, String query) {
        return recall(RecallRequest.of(scope, query));
    }

    /**
     * Answers a message from memory, then remembers the exchange and a reflection on it.
     *
     * @param request the message, and whose memories
     * @return the answer with its citations
     * @throws dev.recollect.memory.chat.ChatException if the chat model fails; nothing is stored then
     */
    public Answer answer(AnswerRequest request) {
        return guard.whileOpen(() -> feedbacks.heard(request, answerer.answer(request, own)));
    }

    /**
     * Answers a message from memory while a listener hears it, then remembers the exchange and a reflection on it.
     *
     * @param request the message, and whose memories
     * @param listener hears what was recalled, then the response in pieces; if it throws nothing is stored
     * @return the answer with its citations, once it is stored
     * @throws dev.recollect.memory.chat.ChatException if the chat model fails; nothing is stored then
     */
    public Answer answer(AnswerRequest request, AnswerListener listener) {
        return guard.whileOpen(() -> feedbacks.heard(request, answerer.answer(request, own, listener)));
    }

    /**
     * Answers as {@link AnswerRequest#of} asks.
     *
     * @param scope whose memories
     * @param message what is being said
     * @return the answer with its citations
     * @throws dev.recollect.memory.chat.ChatException if the chat model fails; nothing is stored then
     */
    public Answer answer(Scope scope, String message) {
        return answer(AnswerRequest.of(scope, message));
    }

    /**
     * Remembers whether an experience helped; of an answer this reaches the memories it used, too.
     *
     * @param feedback what is judged, and how
     * @return the id of the feedback, and what was redacted
     * @throws RefusedException if the scope has no such experience
     */
    public Remembered feedback(Feedback feedback) {
        return guard.whileOpen(() -> feedbacks.remember(feedback));
    }

    /** {@return what is held to be true after weighing claims} */
    public Stances stances() {
        return stances;
    }

    /** {@return re-readings of experiences under named lenses} */
    public Views views() {
        return views;
    }

    /**
     * How much memories matter by themselves.
     *
     * @return the same at every call
     */
    public Saliences saliences() {
        return saliences;
    }

    /**
     * Erases, to the last byte, with everything derived from it or citing it.
     *
     * @param erasure what, or a rehearsal of it
     * @return what went
     */
    public Receipt forget(Erasure erasure) {
        return guard.whileOpen(() -> parts.forget(erasure));
    }

    /**
     * Reads the affect of a text without remembering it.
     *
     * @param text at most {@link Limits#QUERY_CHARS} characters, not blank
     * @return the reading
     */
    public AffectReading affect(String text) {
        return affect(text, Optional.empty());
    }

    /**
     * Reads the affect of a text as the turn after another one, without remembering it: "Again." says nothing by itself.
     *
     * @param text at most {@link Limits#QUERY_CHARS} characters, not blank
     * @param before what was said right before it, bounded likewise
     * @return the reading
     */
    public AffectReading affect(String text, Optional<String> before) {
        return guard.whileOpen(() -> parts.affect(text, before));
    }

    /** {@return how affect went over time: the latest points of what is asked for} */
    public AffectTrajectory affectTrajectory(TrajectoryQuery query) {
        return guard.whileOpen(() -> AffectTrajectory.read(parts.store(), query));
    }

    /**
     * An experience by its id.
     *
     * @param scope whose
     * @param id which
     * @return the experience, if the scope has it
     */
    public Optional<Experience> find(Scope scope, ExperienceId id) {
        return guard.whileOpen(() -> parts.store().find(scope, id));
    }

    /** {@return what an experience comes from and what was made of it, empty if the scope does not have it} */
    public Optional<Lineage> lineage(Scope scope, ExperienceId id) {
        return guard.whileOpen(() -> Lineage.read(parts.store(), scope, id));
    }

    /**
     * A page of experiences, newest first.
     *
     * @param query whose, which, and from where
     * @return the page; fewer than asked for only if there are no more
     */
    public List<Experience> list(ExperienceQuery query) {
        return guard.whileOpen(() -> parts.store().list(query));
    }

    /**
     * The chain of a scope in order, erased places included, for export.
     *
     * @param scope whose
     * @param after the last position already seen, 0 for the beginning
     * @param limit at most how many
     * @return the entries
     */
    public List<ChainEntry> chain(Scope scope, long after, int limit) {
        return guard.whileOpen(() -> parts.store().chain(scope, after, limit));
    }

    /**
     * All scopes, in order; those of erased users under an anonymous name.
     *
     * @return the scopes
     */
    public List<Scope> scopes() {
        return guard.whileOpen(() -> parts.store().scopes());
    }

    /**
     * Its sessions.
     *
     * @return the same at every call
     */
    public Sessions sessions() {
        return sessions;
    }

    /** {@return figures over all scopes} */
    public MemoryStatistics statistics() {
        return guard.whileOpen(() -> parts.statistics(parts.store().statistics()));
    }

    /**
     * Figures of a tenant.
     *
     * @param tenant which
     * @return the figures
     */
    public MemoryStatistics statistics(String tenant) {
        return guard.whileOpen(() -> parts.statistics(parts.store().statistics(tenant)));
    }

    /**
     * Figures of one scope.
     *
     * @param scope which
     * @return the figures
     */
    public MemoryStatistics statistics(Scope scope) {
        return guard.whileOpen(() -> parts.statistics(parts.store().statistics(scope)));
    }

    /**
     * Verifies everything: digests, links, the store's own integrity, and, where the store is sound, that the vector index
     * holds what it has. Reads in pages; safe beside writers.
     *
     * @return what is wrong, empty if nothing
     */
    public List<Finding> verify() {
        return guard.whileOpen(parts::verify);
    }

    /**
     * Brings what is needed to recall for a scope into memory now rather than at the first recall, which would do it too.
     *
     * @param scope whose memories
     */
    public void prepare(Scope scope) {
        guard.runWhileOpen(() -> parts.projections().lease(scope).close());
    }

    /** Throws the projections away and makes them again from the store, with what is otherwise made in the background. */
    public void rebuildIndex() {
        rebuildIndex((done, scopes, left) -> {});
    }

    /**
     * Throws the projections away and makes them again from the store, with what is otherwise made in the background.
     *
     * @param progress is told how it goes on
     */
    public void rebuildIndex(Projections.Progress progress) {
        guard.runWhileOpen(() -> parts.projections().rebuild(progress));
    }

    /** {@return how many context vectors that waited for it were made again, as is done in the background too} */
    public int completeContexts() {
        return guard.whileOpen(recorder::completeContexts);
    }

    /** Ends the background work, waits for operations that run, and closes store, index and model. */
    @Override
    public void close() {
        maintenance.close();
        sessionParts.consolidator().stop();
        guard.close(() -> parts.close(saliences));
    }

    void startMaintenance() {
        maintenance.start(this::completeContexts);
        maintenance.start(saliences::turn);
        sessionParts.rounds().ifPresent(rounds -> maintenance.start(() -> guard.whileOpen(rounds::round)));
    }
}
