// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When sessions were begun and ended, kept beside the experiences, and what of them is told. As durable as the store, and
 * erased with it: the marks of a session go with its last experience, those of a user with the user. Blocks on I/O. Safe
 * for use by multiple threads. Throws {@link IllegalStateException} once the store is closed.
 */
public interface SessionBook {
    /** Sessions of one scope that were begun and never used; beyond it the oldest are dropped. */
    int MOST_UNUSED = 100;

    /**
     * Marks that a session was begun, or taken up again. Of several such marks the first and the last are kept.
     *
     * @param scope whose
     * @param sessionId the session
     * @param at when; kept in milliseconds
     */
    void begin(Scope scope, String sessionId, Instant at);

    /**
     * Marks that a session was ended. Marks that no activity follows make place for this one; earlier ones stay, since they
     * part what came before from what came after.
     *
     * @param scope whose
     * @param sessionId the session, known or not
     * @param at when, not before its last activity; kept in milliseconds
     */
    void end(Scope scope, String sessionId, Instant at);

    /**
     * One session.
     *
     * @param scope whose
     * @param sessionId which
     * @return the session, if it holds an experience or was begun
     */
    Optional<SessionSummary> find(Scope scope, String sessionId);

    /**
     * When a session was ended.
     *
     * @param scope whose
     * @param sessionId which
     * @return the moments in ascending order
     */
    List<Instant> ends(Scope scope, String sessionId);

    /**
     * What of a session no narrative tells of yet, see {@link SessionSummary#isToBeTold}.
     *
     * @param scope whose
     * @param sessionId which
     * @param limit at most how many, at least 1
     * @return the experiences by (recordedAt, id)
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<Experience> untold(Scope scope, String sessionId, int limit);

    /**
     * Sessions over all scopes that were ended or are idle, and of which something is to be told that was not imported;
     * cheap enough to ask again and again.
     *
     * @param idleSince idle are those whose last activity is not after this
     * @param limit at most how many, at least 1
     * @return the sessions, longest idle first
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<Overdue> overdue(Instant idleSince, int limit);

    /**
     * A session that waits to be told.
     *
     * @param scope whose
     * @param sessionId which
     */
    record Overdue(Scope scope, String sessionId) {}
}
