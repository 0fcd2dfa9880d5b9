// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

import dev.recollect.memory.Limits;
import java.util.Optional;

/**
 * How the affects of user, memories and the assistant itself become one: a weighted mean. A term that is missing drops
 * out and the other weights are renormalised. Immutable.
 *
 * @param user weight of what the user says now
 * @param memories weight of what is remembered
 * @param self weight of the assistant's own recent answers
 */
public record AffectBlend(double user, double memories, double self) {
    /** 0.5 user, 0.3 memories, 0.2 self. */
    public static final AffectBlend DEFAULT = new AffectBlend(0.5, 0.3, 0.2);

    /** Checks that no weight is negative and the user's is positive. */
    public AffectBlend {
        Limits.requireRange("affect_weights.user", user, Double.MIN_NORMAL, 1_000);
        Limits.requireRange("affect_weights.memories", memories, 0, 1_000);
        Limits.requireRange("affect_weights.self", self, 0, 1_000);
    }

    /**
     * Blends.
     *
     * @param userAffect what the user says now
     * @param memoriesAffect the remembered, weighted by score, if anything is
     * @param selfAffect the mean of the assistant's recent answers, if any
     * @return the blend, clamped to the ranges
     */
    public Affect blend(Affect userAffect, Optional<Affect> memoriesAffect, Optional<Affect> selfAffect) {
        WeightedMean mean = new WeightedMean();
        mean.add(userAffect, user);
        memoriesAffect.ifPresent(affect -> mean.add(affect, memories));
        selfAffect.ifPresent(affect -> mean.add(affect, self));
        return mean.value().orElse(userAffect);
    }
}
