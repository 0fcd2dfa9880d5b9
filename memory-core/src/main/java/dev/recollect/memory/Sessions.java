// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.session.Session;
import dev.recollect.memory.session.SessionPolicy;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of a memory: when they begin and end. Blocks on the store. Safe for use by multiple threads. After the
 * memory was closed every method throws {@link IllegalStateException}; names that break the rules of names throw
 * {@link InvalidInputException}.
 */
public final class Sessions {
    private final OpenGuard guard;
    private final SessionPolicy policy;

    Sessions(OpenGuard guard, SessionPolicy policy) {
        this.guard = guard;
        this.policy = policy;
    }

    /**
     * Begins a session, or takes one up again. From then on it is the current one, across restarts too.
     *
     * @param scope whose
     * @param sessionId its name; a new one if empty
     * @return the session, active
     */
    public Session start(Scope scope, Optional<String> sessionId) {
        return guard.whileOpen(() -> policy.start(scope, sessionId));
    }

    /**
     * Ends a session; what follows under its name begins a new segment.
     *
     * @param scope whose
     * @param sessionId which
     * @return the session, over; empty if there is none of that name
     */
    public Optional<Session> end(Scope scope, String sessionId) {
        return guard.whileOpen(() -> policy.end(scope, sessionId));
    }

    /**
     * The session that goes on: what is remembered without a session belongs to it.
     *
     * @param scope whose
     * @return the session with the latest activity, unless that is over or was imported
     */
    public Optional<Session> current(Scope scope) {
        return guard.whileOpen(() -> policy.ongoing(scope));
    }

    /**
     * One session.
     *
     * @param scope whose
     * @param sessionId which
     * @return the session, if there is one of that name
     */
    public Optional<Session> find(Scope scope, String sessionId) {
        return guard.whileOpen(() -> policy.find(scope, sessionId));
    }

    /**
     * The sessions of a scope, latest activity first.
     *
     * @param scope whose
     * @param limit at most how many, at least 1
     * @return the sessions
     */
    public List<Session> list(Scope scope, int limit) {
        return guard.whileOpen(() -> policy.list(scope, limit));
    }
}
