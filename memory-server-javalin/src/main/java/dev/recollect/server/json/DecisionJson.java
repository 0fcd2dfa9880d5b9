// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.stance.Decision;
import java.util.List;

/**
 * What weighing came to.
 *
 * @param claim the claim with the highest pooled probability
 * @param probability the pooled probability
 * @param support what speaks for it
 */
public record DecisionJson(String claim, double probability, List<String> support) {
    /**
     * A decision.
     *
     * @param decision the decision
     * @return its shape
     */
    public static DecisionJson of(Decision decision) {
        return new DecisionJson(
                decision.claim(),
                decision.probability(),
                decision.support().stream().map(ExperienceId::value).toList());
    }
}
