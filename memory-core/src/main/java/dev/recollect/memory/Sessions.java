// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.narrative.Consolidator;
import dev.recollect.memory.narrative.Narrative;
import dev.recollect.memory.session.Session;
import dev.recollect.memory.session.SessionPolicy;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of a memory: when they begin and end, and the narratives that tell of them. Blocks on the store, to tell also
 * on the models. Safe for use by multiple threads. After the
 * memory was closed every method throws {@link IllegalStateException}; names that break the rules of names throw
 * {@link InvalidInputException}.
 */
public final class Sessions {
    private final OpenGuard guard;
    private final SessionPolicy policy;
    private final Consolidator consolidator;

    Sessions(OpenGuard guard, SessionPolicy policy, Consolidator consolidator) {
        this.guard = guard;
        this.policy = policy;
        this.consolidator = consolidator;
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

    /**
     * Tells all of a session that no narrative tells of yet, also where the session goes on; what follows begins a new
     * segment. Each narrative is stored in one transaction of its own. To tell again what is told does nothing.
     *
     * @param scope whose
     * @param sessionId which
     * @return the new narratives, in the order of their segments; none if nothing was untold
     */
    public List<Narrative> consolidate(Scope scope, String sessionId) {
        Limits.requireName("session_id", sessionId);
        return guard.whileOpen(() -> consolidator.consolidate(scope, sessionId));
    }

    /**
     * Tells all of a session that is untold, as {@link #consolidate} does.
     *
     * @param scope whose
     * @param sessionId which
     * @return the narrative of the latest segment, told now or before; empty if there is nothing that could be told
     */
    public Optional<Narrative> told(Scope scope, String sessionId) {
        return consolidate(scope, sessionId).stream()
                .reduce((before, later) -> later)
                .or(() -> narratives(scope, Optional.of(sessionId), 1, Optional.empty()).stream()
                        .findFirst());
    }

    /** Is told how the telling of many sessions goes on. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called before the first session, and after each.
         *
         * @param done sessions that are told
         * @param sessions all that are to be told
         */
        void at(int done, int sessions);
    }

    /**
     * Tells what is over of all sessions of a scope that were ended, are idle, or were imported.
     *
     * @param scope whose
     * @return the new narratives, session by session
     */
    public List<Narrative> consolidateEnded(Scope scope) {
        return consolidateEnded(scope, (done, sessions) -> {});
    }

    /**
     * Does the same, and tells how far it is: with a model a session takes as long as the model does.
     *
     * @param scope whose
     * @param progress is told, in the thread of the caller
     * @return the new narratives, session by session
     */
    public List<Narrative> consolidateEnded(Scope scope, Progress progress) {
        return guard.whileOpen(() -> {
            List<Session> ended = policy.list(scope, Integer.MAX_VALUE).stream()
                    .filter(session -> session.isOver() && session.status() != Session.Status.CONSOLIDATED)
                    .toList();
            List<Narrative> told = new ArrayList<>();
            for (int done = 0; done < ended.size(); done++) {
                progress.at(done, ended.size());
                told.addAll(consolidator.consolidate(scope, ended.get(done).sessionId()));
            }
            progress.at(ended.size(), ended.size());
            return told;
        });
    }

    /**
     * A page of narratives, newest first by (occurredAt, id); a narrative happened when the last of its turns did.
     *
     * @param scope whose
     * @param sessionId of which session; of all if empty
     * @param limit at most how many, 1 to {@link Limits#PAGE}
     * @param before where the page before ended, exclusive; empty for the first page
     * @return the narratives; fewer only if there are no more
     */
    public List<Narrative> narratives(Scope scope, Optional<String> sessionId, int limit, Optional<Position> before) {
        return guard.whileOpen(() -> consolidator.narratives(scope, sessionId, limit, before));
    }
}
