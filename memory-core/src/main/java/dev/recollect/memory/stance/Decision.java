// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import dev.recollect.memory.experience.ExperienceId;
import java.util.List;

/**
 * What weighing came to: the claim with the highest pooled probability. Below 0.5 none of the claims is likely. Immutable.
 *
 * @param claim the statement, in the words of the claim that speaks for it most
 * @param probability pooled over all claims that say the same or the opposite, from {@link Claim#LEAST} to
 *     {@link Claim#MOST}, four decimals
 * @param support the experiences that speak for it, ascending
 */
public record Decision(String claim, double probability, List<ExperienceId> support) {
    /** Copies the list. */
    public Decision {
        support = List.copyOf(support);
    }
}
