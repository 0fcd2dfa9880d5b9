// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.Limits;

/**
 * How sure an experience is, and by what measure. Kept to four decimals. Immutable.
 *
 * @param p a probability in [0, 1]
 * @param method what set it, a name of 1–200 characters
 */
public record Confidence(double p, String method) {
    /** Nothing is known of it. */
    public static final Confidence UNKNOWN = new Confidence(0.5, "default");

    /** Checks the range and rounds to four decimals. */
    public Confidence {
        Limits.requireRange("confidence", p, 0, 1);
        Limits.requireName("confidence.method", method);
        p = Math.rint(p * 10_000) / 10_000;
    }
}
