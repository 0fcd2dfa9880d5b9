// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

import dev.recollect.memory.Limits;

/**
 * Feeling as three numbers (Russell and Mehrabian's valence, arousal, dominance), kept to four decimals. Immutable.
 *
 * @param valence from unpleasant to pleasant, in [-1, 1]
 * @param arousal from calm to excited, in [0, 1]
 * @param dominance from overwhelmed to in control, in [-1, 1]
 */
public record Affect(double valence, double arousal, double dominance) {
    /** Neither pleasant nor unpleasant, at middling arousal. */
    public static final Affect NEUTRAL = new Affect(0, 0.5, 0);

    /** Checks the ranges and rounds to four decimals. */
    public Affect {
        Limits.requireRange("valence", valence, -1, 1);
        Limits.requireRange("arousal", arousal, 0, 1);
        Limits.requireRange("dominance", dominance, -1, 1);
        valence = rounded(valence);
        arousal = rounded(arousal);
        dominance = rounded(dominance);
    }

    /**
     * An affect from numbers that may lie a little outside the ranges, as a regression's do.
     *
     * @param valence any finite number
     * @param arousal any finite number
     * @param dominance any finite number
     * @return the nearest affect
     */
    public static Affect clamped(double valence, double arousal, double dominance) {
        return new Affect(clamp(valence, -1, 1), clamp(arousal, 0, 1), clamp(dominance, -1, 1));
    }

    private static double clamp(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }

    /* Adding zero turns -0.0 into 0.0, so that equal affects are equal records. */
    static double rounded(double value) {
        return Math.rint(value * 10_000) / 10_000 + 0.0;
    }
}
