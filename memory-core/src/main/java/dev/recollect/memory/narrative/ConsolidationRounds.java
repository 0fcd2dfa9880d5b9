// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.MemoryException;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.session.SessionPolicy;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.SessionBook.Overdue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sessions that are overdue, one after the other, a few a round. One that fails is left alone for a while, each
 * time twice as long. Confined to one thread at a time.
 */
public final class ConsolidationRounds {
    /** At most so many sessions a round. */
    public static final int MOST = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ConsolidationRounds.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int MOST_REMEMBERED = 1_000;

    private final ExperienceStore store;
    private final SessionPolicy policy;
    private final Consolidator consolidator;
    private final Mint mint;
    private final Map<Overdue, Failure> failed = new HashMap<>();

    private record Failure(int times, Instant again) {}

    /**
     * Creates the rounds.
     *
     * @param store knows which sessions are overdue
     * @param policy says since when a session must be idle
     * @param consolidator tells them
     * @param mint tells the time
     */
    public ConsolidationRounds(ExperienceStore store, SessionPolicy policy, Consolidator consolidator, Mint mint) {
        this.store = store;
        this.policy = policy;
        this.consolidator = consolidator;
        this.mint = mint;
    }

    /**
     * Does one round.
     *
     * @return how many narratives were stored
     * @throws MemoryException if the store cannot say which sessions are overdue
     */
    public int round() {
        Instant now = mint.now();
        if (failed.size() > MOST_REMEMBERED) {
            failed.clear();
        }
        List<Overdue> waiting = store.sessions().overdue(policy.idleSince(), MOST + failed.size());
        failed.keySet().retainAll(waiting);
        return waiting.stream()
                .filter(session -> !failed.getOrDefault(session, new Failure(0, now))
                        .again()
                        .isAfter(now))
                .limit(MOST)
                .mapToInt(session -> tell(session, now))
                .sum();
    }

    private int tell(Overdue session, Instant now) {
        if (consolidator.isStopped()) {
            return 0;
        }
        try {
            int stored = consolidator
                    .consolidateWhatIsOver(session.scope(), session.sessionId())
                    .size();
            failed.remove(session);
            return stored;
        } catch (MemoryException e) {
            if (consolidator.isStopped()) {
                return 0;
            }
            int times = failed.getOrDefault(session, new Failure(0, now)).times();
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
            failed.put(session, new Failure(times + 1, now.plus(pause)));
            LOG.warn("a session was not consolidated and will be in {} minutes: {}", pause.toMinutes(), e.getMessage());
            return 0;
        }
    }
}
