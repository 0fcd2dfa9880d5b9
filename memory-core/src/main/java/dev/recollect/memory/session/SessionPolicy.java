// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.session;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.session.Session.Status;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.SessionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When sessions begin, which of them goes on, and when they are over. A turn of which nobody says the session belongs to
 * the one with the latest activity, unless that was ended, has been idle for too long, or was imported; then to a new one.
 * Idleness goes by the time of recording. Blocks on the store. Safe for use by multiple threads.
 */
public final class SessionPolicy {
    /** Idleness that ends a session unless set. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    private static final Duration TICK = Duration.ofMillis(1);

    private final ExperienceStore store;
    private final Mint mint;
    private final Duration timeout;

    /**
     * Creates the policy.
     *
     * @param store where sessions are
     * @param mint tells the time and names new sessions
     * @param timeout idleness that ends a session
     */
    public SessionPolicy(ExperienceStore store, Mint mint, Duration timeout) {
        this.store = store;
        this.mint = mint;
        this.timeout = timeout;
    }

    /**
     * The idleness that ends a session.
     *
     * @return how long
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * The last moment of activity of a session that is idle by now.
     *
     * @return now less the timeout
     */
    public Instant idleSince() {
        return mint.now().minus(timeout);
    }

    /**
     * The session that a turn of now belongs to.
     *
     * @param scope whose
     * @return the session that goes on, or the name of a new one
     */
    public String current(Scope scope) {
        return ongoing(scope).map(Session::sessionId).orElseGet(() -> mint.name("ses"));
    }

    /**
     * The session that goes on now.
     *
     * @param scope whose
     * @return the session, if one goes on
     */
    public Optional<Session> ongoing(Scope scope) {
        return list(scope, 1).stream().filter(latest -> !latest.isOver()).findFirst();
    }

    /* What is only imported is not lived through now; taken up after the import, a session is. */
    private boolean imported(Scope scope, SessionSummary session) {
        ExperienceFilter inSession = ExperienceFilter.ALL.withSession(session.sessionId());
        List<Experience> newest = store.list(new ExperienceQuery(scope, inSession, 1, Optional.empty()));
        return newest.stream()
                .anyMatch(last -> last.provenance().method() == Provenance.Method.IMPORT
                        && !session.lastActivity().isAfter(last.recordedAt()));
    }

    /**
     * Begins a session, or takes one up again, so that it is the one that goes on. Does nothing if it does already.
     *
     * @param scope whose
     * @param sessionId its name; a new one if empty
     * @return the session, active
     * @throws dev.recollect.memory.InvalidInputException if the name breaks the rules of names
     */
    public Session start(Scope scope, Optional<String> sessionId) {
        sessionId.ifPresent(name -> Limits.requireName("session_id", name));
        Optional<Session> ongoing = ongoing(scope)
                .filter(session -> sessionId.filter(session.sessionId()::equals).isPresent());
        if (ongoing.isPresent()) {
            return ongoing.get();
        }
        String name = sessionId.orElseGet(() -> mint.name("ses"));
        /* After what was last, even within one millisecond: the latest activity decides which session goes on. */
        Instant at = Stream.concat(store.sessions(scope, 1).stream(), store.sessions().find(scope, name).stream())
                .flatMap(known -> Stream.concat(Stream.of(known.lastActivity()), known.endedAt().stream()))
                .map(last -> last.plus(TICK))
                .reduce(mint.now(), SessionPolicy::later);
        store.sessions().begin(scope, name, at);
        return found(scope, name);
    }

    /**
     * Ends a session: what follows under its name begins a new segment, and it goes on no more. One that is ended stays so.
     *
     * @param scope whose
     * @param sessionId which
     * @return the session, over; empty if there is none of that name
     * @throws dev.recollect.memory.InvalidInputException if the name breaks the rules of names
     */
    public Optional<Session> end(Scope scope, String sessionId) {
        Limits.requireName("session_id", sessionId);
        Optional<SessionSummary> known = store.sessions().find(scope, sessionId);
        if (known.isPresent() && known.get().endedAt().isEmpty()) {
            store.sessions().end(scope, sessionId, later(mint.now(), known.get().lastActivity()));
        }
        return known.map(session -> found(scope, sessionId));
    }

    /* Another process may have erased the session meanwhile; then it is told as it was begun or ended just now. */
    private Session found(Scope scope, String name) {
        Instant now = mint.now();
        return find(scope, name).orElseGet(() -> new Session(name, now, now, Status.ENDED, 0));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * One session.
     *
     * @param scope whose
     * @param sessionId which
     * @return the session, if there is one of that name
     * @throws dev.recollect.memory.InvalidInputException if the name breaks the rules of names
     */
    public Optional<Session> find(Scope scope, String sessionId) {
        Limits.requireName("session_id", sessionId);
        return store.sessions().find(scope, sessionId).map(known -> session(scope, known));
    }

    /**
     * The sessions of a scope.
     *
     * @param scope whose
     * @param limit at most how many, at least 1
     * @return the sessions, latest activity first
     */
    public List<Session> list(Scope scope, int limit) {
        return store.sessions(scope, limit).stream()
                .map(known -> session(scope, known))
                .toList();
    }

    private Session session(Scope scope, SessionSummary known) {
        return new Session(
                known.sessionId(), known.startedAt(), known.lastActivity(), status(scope, known), known.experiences());
    }

    private Status status(Scope scope, SessionSummary known) {
        boolean ended = known.endedAt().isPresent();
        if (!ended && known.lastActivity().isAfter(idleSince()) && !imported(scope, known)) {
            return Status.ACTIVE;
        }
        if (known.untold() == 0 && known.narratives() > 0) {
            return Status.CONSOLIDATED;
        }
        return ended ? Status.ENDED : Status.IDLE;
    }
}
