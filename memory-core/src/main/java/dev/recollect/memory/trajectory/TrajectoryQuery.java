// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.trajectory;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which affects, and in what buckets. Immutable.
 *
 * @param scope whose
 * @param sessionId only those of this session
 * @param from the earliest moment, inclusive
 * @param to the latest moment, exclusive
 * @param bucket what becomes one point
 * @param limit at most how many points, the latest; 1 to {@value #POINTS}
 */
public record TrajectoryQuery(
        Scope scope,
        Optional<String> sessionId,
        Optional<Instant> from,
        Optional<Instant> to,
        Bucket bucket,
        int limit) {
    /** The most points of one trajectory. */
    public static final int POINTS = 1_000;

    /**
     * Checks the bounds.
     *
     * @throws dev.recollect.memory.InvalidInputException if one is broken
     */
    public TrajectoryQuery {
        Limits.requireRange("limit", limit, 1, POINTS);
        sessionId.ifPresent(value -> Limits.requireName("session_id", value));
        filter(sessionId, from, to);
    }

    /** What happened, not what was concluded from it: an affect would count twice. */
    ExperienceFilter filter() {
        return filter(sessionId, from, to);
    }

    private static ExperienceFilter filter(Optional<String> session, Optional<Instant> from, Optional<Instant> to) {
        ExperienceFilter all = ExperienceFilter.ALL
                .withTypes(Set.of(ExperienceType.OCCURRENCE))
                .withTimes(from, to);
        return session.map(all::withSession).orElse(all);
    }
}
