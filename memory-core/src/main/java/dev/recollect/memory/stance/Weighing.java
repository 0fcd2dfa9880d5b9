// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import dev.recollect.memory.experience.ExperienceId;
import java.util.List;
import java.util.SortedMap;

/**
 * What weighing claims came to. Immutable; does not depend on the order of the claims.
 *
 * @param decision the claim that stands best
 * @param residualUncertainty how open the question stays: entropy over the rival statements and "none of them" in bits,
 *     divided by its maximum; from 0 to 1, four decimals
 * @param others the other statements that were claimed, opposites included, most probable first
 * @param weights how much each experience counted: the log-odds it lent, in nats, whichever way; four decimals
 */
public record Weighing(
        Decision decision, double residualUncertainty, List<Standing> others, SortedMap<ExperienceId, Double> weights) {
    /** Copies the list. */
    public Weighing {
        others = List.copyOf(others);
    }
}
