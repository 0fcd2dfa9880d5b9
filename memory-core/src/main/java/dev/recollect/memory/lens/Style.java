// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.affect.Affect;

/**
 * How an answer is to sound for a blended affect (V, A, D). Immutable.
 *
 * @param tone {@code supportive} below a valence of -0.2, {@code bright} above 0.3, else {@code even}
 * @param warmth 0.5 + 0.5·V, in [0, 1]
 * @param sentenceWords words in a sentence: 18 − 6·A
 * @param pace {@code urgent} from an arousal of 0.6, else {@code steady}
 * @param hedging 0.5 − 0.4·D, in [0, 1]
 */
public record Style(String tone, double warmth, double sentenceWords, String pace, double hedging) {
    private static final double URGENT = 0.6;

    /**
     * The style for an affect.
     *
     * @param blended the blended affect
     * @return the style
     */
    public static Style of(Affect blended) {
        double valence = blended.valence();
        String tone = valence < -0.2 ? "supportive" : valence > 0.3 ? "bright" : "even";
        return new Style(
                tone,
                unit(0.5 + 0.5 * valence),
                18 - 6 * blended.arousal(),
                blended.arousal() >= URGENT ? "urgent" : "steady",
                unit(0.5 - 0.4 * blended.dominance()));
    }

    private static double unit(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
