// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance.Method;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the store knows of a session. Immutable.
 *
 * <p>Activity is what somebody did: narratives of the session and what was inferred from it are none, so that telling of a
 * session does not take it up again. What is to be told are its occurrences and observations, captured, scraped or imported;
 * it is told once a narrative has it among parents or evidence.
 *
 * @param sessionId the caller's session id
 * @param startedAt the earliest moment at which it was begun, or one of its experiences was recorded
 * @param lastActivity the latest moment at which it was begun or taken up, or activity was recorded
 * @param experiences how many experiences are activity; 0 for one that was only begun
 * @param untold how many of its experiences are to be told and are not yet
 * @param narratives how many narratives it has
 * @param endedAt when it was ended, unless there was activity after that
 */
public record SessionSummary(
        String sessionId,
        Instant startedAt,
        Instant lastActivity,
        long experiences,
        long untold,
        long narratives,
        Optional<Instant> endedAt) {
    private static final Set<Method> TOLD = Set.of(Method.CAPTURE, Method.SCRAPE, Method.IMPORT);

    /**
     * Whether an experience is activity of its session.
     *
     * @param experience any experience
     * @return false for a narrative and for what a model inferred
     */
    public static boolean isActivity(Experience experience) {
        Method method = experience.provenance().method();
        boolean inferred = method == Method.MODEL_INFER && experience.type() == ExperienceType.INFERENCE;
        return method != Method.CONSOLIDATE && !inferred;
    }

    /**
     * Whether a narrative of its session has to tell of an experience.
     *
     * @param experience any experience
     * @return true for occurrences and observations that were captured, scraped or imported
     */
    public static boolean isToBeTold(Experience experience) {
        return experience.type().compareTo(ExperienceType.OBSERVATION) <= 0
                && TOLD.contains(experience.provenance().method());
    }
}
