// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The truth: an append-only store of experiences with their vectors, a hash chain per scope, and a feed of changes that
 * projections follow.
 *
 * <p>Everything is per scope: no method reads across scopes unless it says so. A write that returned is durable and
 * visible to every later read, from other processes too where the store is shared. Writes are serialised; reads run beside
 * them and see whole transactions. Methods block on I/O and throw {@link StoreException} where it fails. Safe for use by
 * multiple threads. After {@link #close()} every other method throws {@link IllegalStateException}.
 */
public interface ExperienceStore extends AutoCloseable {
    /**
     * Which model's vectors this store takes. Never performs I/O.
     *
     * @return the stamp the store was opened with
     */
    ModelStamp model();

    /**
     * Stores experiences in one transaction, in their order. Each is judged by itself, those before it in the list
     * included: a duplicate, a conflict or a refusal stops no other.
     *
     * <p>Rules, in this order: the key is known in the scope: {@code DUPLICATE} of its experience if type and content are
     * equal, else {@code CONFLICT}. The id is known (in any scope): {@code DUPLICATE} if scope and digest are equal, else
     * {@code CONFLICT}. The scope has a tombstone of the same digest, a parent or an evidence id is unknown in the scope,
     * or the type may not derive from a parent's: {@code REFUSED}; so is a narrative (method {@code CONSOLIDATE}) with an
     * origin that has to be told and that another narrative tells of already. Everything else is {@code ACCEPTED}. The key
     * of an erased experience is free again.
     *
     * <p>Turns are occurrences with a session. The predecessor of a turn is the turn with the greatest (occurredAt, id)
     * below it in its session; what is no turn has none and is none. If the predecessor is not the one that the
     * {@code CONTEXT} vector was made with, or no such vector came, the experience is stored without one; and where a new
     * turn comes before others of its session, the {@code CONTEXT} vector of the next one is dropped in the same
     * transaction, as it is where its predecessor is erased. All these wait in {@link #pendingContexts}.
     *
     * @param batch 1 to {@link dev.recollect.memory.Limits#BATCH} experiences
     * @return one outcome per experience, in order
     * @throws IllegalArgumentException if the batch is empty or too large, or a vector has another dimension
     */
    List<Appended> append(List<NewExperience> batch);

    /**
     * Experiences by id, in one read.
     *
     * @param scope whose
     * @param ids which, at most 2,000
     * @return those that are there, each once, in the order of the ids
     * @throws IllegalArgumentException if there are more than 2,000 ids
     */
    List<Experience> find(Scope scope, Collection<ExperienceId> ids);

    /**
     * Experiences with their vectors by id, in one read.
     *
     * @param scope whose
     * @param ids which, at most 2,000
     * @return those that are there, each once, in the order of the ids
     * @throws IllegalArgumentException if there are more than 2,000 ids
     */
    List<StoredExperience> stored(Scope scope, Collection<ExperienceId> ids);

    /**
     * An experience by id.
     *
     * @param scope whose
     * @param id which
     * @return the experience, if the scope has it
     */
    default Optional<Experience> find(Scope scope, ExperienceId id) {
        return find(scope, List.of(id)).stream().findFirst();
    }

    /**
     * The experiences that were stored under idempotency keys, in one read.
     *
     * @param scope whose
     * @param keyHashes hashes made by {@link NewExperience#hashOfKey}, at most 2,000
     * @return the experiences by hash; unknown keys are left out
     * @throws IllegalArgumentException if there are more than 2,000 hashes
     */
    Map<Digest, Experience> findByKeys(Scope scope, Collection<Digest> keyHashes);

    /**
     * A page of experiences, newest first by (occurredAt, id).
     *
     * @param query scope, filter, size and start of the page
     * @return at most {@code query.limit()} experiences; fewer only if there are no more
     */
    List<Experience> list(ExperienceQuery query);

    /**
     * The experiences that were derived from one or cite it, directly.
     *
     * @param scope whose
     * @param id which
     * @return their ids in ascending order
     */
    List<ExperienceId> children(Scope scope, ExperienceId id);

    /**
     * What experiences are linked to by lineage, one step away: what they derive from or cite as evidence, and what derives
     * from them or cites them.
     *
     * @param scope whose
     * @param ids which, at most 2,000; those that the scope does not have are linked to nothing
     * @return the ids linked to, each once and in ascending order, of every experience that has any
     * @throws IllegalArgumentException if there are more than 2,000
     */
    Map<ExperienceId, List<ExperienceId>> links(Scope scope, Collection<ExperienceId> ids);

    /**
     * The turn (occurrence) before a place in a session.
     *
     * @param scope whose
     * @param sessionId the session
     * @param place the place; need not be taken
     * @return the turn with the greatest (occurredAt, id) below it
     */
    Optional<Experience> predecessor(Scope scope, String sessionId, ExperienceQuery.Position place);

    /**
     * Experiences that wait for their {@code CONTEXT} vector, over all scopes, longest first.
     *
     * @param limit at most how many, at least 1
     * @return the pending ones, with their predecessors as they are now; those of one transaction in any order
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<PendingContext> pendingContexts(int limit);

    /**
     * Puts a {@code CONTEXT} vector beside an experience, if it still waits for one and its predecessor equals the one
     * the vector was made with; otherwise, or if the experience is gone, does nothing.
     *
     * @param pending what the vector was made for
     * @param embedding the vector
     * @return whether it was stored
     * @throws IllegalArgumentException if the vector has another dimension
     */
    boolean completeContext(PendingContext pending, TextEmbedding embedding);

    /**
     * What is kept beside the experiences of how much they matter.
     *
     * @return the table, the same at every call; under the rules of this store, after {@link #close()} too
     */
    SalienceTable salience();

    /**
     * What a scope holds, with vectors, in the order in which it was stored; what a projection of one scope is made from.
     *
     * @param scope whose
     * @param after the last position already seen, 0 for the beginning
     * @param limit at most how many, at least 1
     * @return the page; it may be shorter than asked for where more follow
     * @throws IllegalArgumentException if the limit is below 1
     */
    StoredPage stored(Scope scope, long after, int limit);

    /**
     * What happened after a place in the feed, over all scopes. A change whose experience was erased since is there
     * without content.
     *
     * @param after the last sequence number already seen, 0 for the beginning
     * @param limit at most how many changes, at least 1
     * @return the page
     * @throws IllegalArgumentException if the limit is below 1
     */
    Changes changes(long after, int limit);

    /**
     * The last sequence number of the feed; cheap enough to ask before every recall.
     *
     * @return 0 if nothing was ever stored
     */
    long lastChange();

    /**
     * Erases experiences and what was derived from them or cites them, to the last byte. On return nothing of them can be
     * read back by any means from the store, unless the receipt says that the log is not truncated yet. All in one
     * transaction; where a turn's predecessor goes, its {@code CONTEXT} vector is dropped too.
     *
     * @param erasure what
     * @param receiptId the name of the receipt, not used before
     * @param at now; kept in milliseconds
     * @return what went; an empty receipt if nothing matched
     * @throws IllegalArgumentException if a whole user is to be erased and the receipt's name already stands for another
     */
    Receipt erase(Erasure erasure, String receiptId, Instant at);

    /**
     * The chain of a scope in order, erased places included; for verification and export.
     *
     * @param scope whose
     * @param after the last position already seen, 0 for the beginning
     * @param limit at most how many, at least 1
     * @return the entries
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<ChainEntry> chain(Scope scope, long after, int limit);

    /**
     * Every scope that holds an experience or a tombstone, in order. The scopes of erased users are there under the name
     * {@link Erasure#anonymous}.
     *
     * @return all scopes
     */
    List<Scope> scopes();

    /**
     * The sessions of a scope, latest activity first, ties by session id.
     *
     * @param scope whose
     * @param limit at most how many, at least 1
     * @return the sessions that hold an experience or were begun
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<SessionSummary> sessions(Scope scope, int limit);

    /**
     * When sessions were begun and ended, and what of them is told. Never performs I/O.
     *
     * @return the same at every call
     */
    SessionBook sessions();

    /**
     * Counts over all scopes.
     *
     * @return the figures
     */
    StoreStatistics statistics();

    /**
     * Counts over the scopes of a tenant.
     *
     * @param tenant which
     * @return the figures
     */
    StoreStatistics statistics(String tenant);

    /**
     * Counts of one scope.
     *
     * @param scope which
     * @return the figures
     */
    StoreStatistics statistics(Scope scope);

    /**
     * Checks what only this store can check: the file's integrity, that its guards are in place, that every chain ends
     * where its head says, and that words and vectors belong to experiences. {@link ChainVerifier} checks the rest.
     *
     * @return what is wrong, empty if nothing
     */
    List<Finding> integrity();

    /**
     * The vector roles that an experience should have once nothing is pending.
     *
     * @param experience the experience
     * @return the roles
     */
    static Set<Role> rolesOf(Experience experience) {
        Content content = experience.content();
        if (content.prompt().isEmpty()) {
            return Set.of(Role.CONTENT, Role.CONTEXT);
        }
        return content.response().orElse("").isBlank()
                ? Set.of(Role.PROMPT, Role.CONTEXT)
                : Set.of(Role.PROMPT, Role.RESPONSE, Role.CONTEXT);
    }

    /** Closes the store; calls that run end first. Closing again does nothing. */
    @Override
    void close();
}
