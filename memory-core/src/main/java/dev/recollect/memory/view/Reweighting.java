// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.view;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;

/**
 * An experience that counts otherwise than before. Immutable.
 *
 * @param id which
 * @param from its weight before, from −{@value #MOST} to {@value #MOST}, kept to four decimals
 * @param to its weight now, likewise; in which units is the lens's own matter
 */
public record Reweighting(ExperienceId id, double from, double to) {
    /** The greatest weight. */
    public static final double MOST = 1_000;

    private static final double DECIMALS = 10_000;

    /**
     * Checks the bounds.
     *
     * @throws dev.recollect.memory.InvalidInputException if one is broken
     */
    public Reweighting {
        from = rounded(Limits.requireRange("from", from, -MOST, MOST));
        to = rounded(Limits.requireRange("to", to, -MOST, MOST));
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS + 0.0;
    }
}
