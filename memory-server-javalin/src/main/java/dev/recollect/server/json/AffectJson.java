// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.affect.AffectReading;
import java.util.List;

/**
 * What a text sounds like.
 *
 * @param valence from unpleasant to pleasant, in [-1, 1]
 * @param arousal from calm to excited, in [0, 1]
 * @param dominance from overwhelmed to in control, in [-1, 1]
 * @param labels names of the feeling, most fitting first
 * @param intensity distance from neutral, in [0, 1]
 * @param confidence how far the reading is to be trusted, in [0, 1]
 */
public record AffectJson(
        double valence, double arousal, double dominance, List<String> labels, double intensity, double confidence) {
    /**
     * A reading.
     *
     * @param reading the reading
     * @return its shape
     */
    public static AffectJson of(AffectReading reading) {
        return new AffectJson(
                reading.affect().valence(),
                reading.affect().arousal(),
                reading.affect().dominance(),
                reading.labels(),
                reading.intensity(),
                reading.confidence());
    }
}
