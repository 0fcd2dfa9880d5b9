// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.util.List;

/**
 * What a detector read from a text, once, never recomputed. Immutable.
 *
 * @param affect the three numbers
 * @param labels names of the feeling, most fitting first, at most 8
 * @param intensity distance from neutral in [0, 1]
 * @param confidence how far the reading is to be trusted, in [0, 1]
 * @param detector the id of the detector and its version
 */
public record AffectReading(Affect affect, List<String> labels, double intensity, double confidence, String detector) {
    private static final int MAX_LABELS = 8;

    /** Checks ranges and rounds to four decimals. */
    public AffectReading {
        labels = List.copyOf(labels);
        if (labels.size() > MAX_LABELS) {
            throw new InvalidInputException("labels", "must be at most " + MAX_LABELS + ", but are " + labels.size());
        }
        labels.forEach(label -> Limits.requireName("labels", label));
        intensity = Affect.rounded(Limits.requireRange("intensity", intensity, 0, 1));
        confidence = Affect.rounded(Limits.requireRange("confidence", confidence, 0, 1));
        Limits.requireName("detector", detector);
    }

    /**
     * The reading of a detector that cannot tell: neutral, with confidence 0.
     *
     * @param detector the detector's id
     * @return the reading
     */
    public static AffectReading neutral(String detector) {
        return new AffectReading(Affect.NEUTRAL, List.of("neutral"), 0, 0, detector);
    }
}
