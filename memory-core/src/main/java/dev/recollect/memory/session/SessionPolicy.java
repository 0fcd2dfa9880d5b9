// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.session;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.SessionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which session a turn belongs to when nobody says: the one with the latest activity, unless it has been idle for too long
 * or was imported; then a new one. Idleness goes by the time of recording. Safe for use by multiple threads.
 */
public final class SessionPolicy {
    /** Idleness that ends a session unless set. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

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
     * The session that goes on now.
     *
     * @param scope whose
     * @return the current session, or the name of a new one
     */
    public String current(Scope scope) {
        Instant idleSince = mint.now().minus(timeout);
        return store.sessions(scope, 1).stream()
                .filter(session -> session.lastActivity().isAfter(idleSince))
                .map(SessionSummary::sessionId)
                .filter(session -> !imported(scope, session))
                .findFirst()
                .orElseGet(() -> mint.name("ses"));
    }

    private boolean imported(Scope scope, String session) {
        ExperienceFilter inSession = ExperienceFilter.ALL.withSession(session);
        List<Experience> newest = store.list(new ExperienceQuery(scope, inSession, 1, Optional.empty()));
        return newest.stream().anyMatch(last -> last.provenance().method() == Provenance.Method.IMPORT);
    }
}
