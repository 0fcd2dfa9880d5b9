// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import dev.recollect.memory.experience.ExperienceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is held to be true on a question, and on what grounds: stored once as a reconciliation derived from the experiences that
 * the claims rest on, never rewritten; a later stance on the same question supersedes it. Immutable.
 *
 * @param id the experience that holds it
 * @param question what was decided
 * @param claims what was weighed, in the order in which it was given
 * @param decision the claim that stands best
 * @param residualUncertainty how open the question stays, from 0 to 1
 * @param supersedes the stance on the same question before it; it may have been erased since
 * @param at when it was taken
 */
public record Stance(
        ExperienceId id,
        String question,
        List<Claim> claims,
        Decision decision,
        double residualUncertainty,
        Optional<ExperienceId> supersedes,
        Instant at) {
    /** What the name of a stance begins with, in place of that of an experience. */
    public static final String PREFIX = "stn";

    /** Copies the list. */
    public Stance {
        claims = List.copyOf(claims);
    }

    /**
     * The experiences that the claims rest on.
     *
     * @return each once, ascending
     */
    public List<ExperienceId> support() {
        return StanceRequest.supportOf(claims);
    }

    /**
     * How much each of them counted.
     *
     * @return the log-odds it lent, in nats; those that lent none are left out
     */
    public java.util.SortedMap<ExperienceId, Double> weights() {
        return LogOdds.weigh(claims).weights();
    }
}
