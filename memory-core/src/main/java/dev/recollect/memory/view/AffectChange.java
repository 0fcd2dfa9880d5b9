// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.view;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.WeightedMean;
import dev.recollect.memory.experience.Experience;
import java.util.Collection;
import java.util.Optional;

/**
 * The mean affect of what is read now less that of what was read before; nothing where either is empty. Immutable.
 *
 * @param valence from −2 to 2, four decimals
 * @param arousal from −1 to 1
 * @param dominance from −2 to 2
 */
public record AffectChange(double valence, double arousal, double dominance) {
    /** No change. */
    public static final AffectChange NONE = new AffectChange(0, 0, 0);

    private static final double DECIMALS = 10_000;

    /** Rounds to four decimals. */
    public AffectChange {
        valence = rounded(valence);
        arousal = rounded(arousal);
        dominance = rounded(dominance);
    }

    /**
     * The change between two readings; each experience counts the same.
     *
     * @param before what was read before
     * @param now what is read now
     * @return the difference of the means
     */
    public static AffectChange between(Collection<Experience> before, Collection<Experience> now) {
        Optional<Affect> first = mean(before);
        Optional<Affect> second = mean(now);
        if (first.isEmpty() || second.isEmpty()) {
            return NONE;
        }
        return new AffectChange(
                second.get().valence() - first.get().valence(),
                second.get().arousal() - first.get().arousal(),
                second.get().dominance() - first.get().dominance());
    }

    private static Optional<Affect> mean(Collection<Experience> experiences) {
        WeightedMean mean = new WeightedMean();
        experiences.forEach(experience -> mean.add(experience.affect().affect(), 1));
        return mean.value();
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS + 0.0;
    }
}
