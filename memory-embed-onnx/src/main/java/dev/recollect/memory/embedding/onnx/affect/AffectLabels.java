// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.affect.Affect;
import java.util.List;

/*
 * The regions are those of Mehrabian's PAD temperaments, coarsened: pleasant from 0.2, unpleasant to -0.2; excited from
 * 0.6, calm to 0.4; in control from 0.2, powerless to -0.2.
 *
 *                excited                            between                        calm
 *   pleasant     joyful                             pleased                        content
 *   between      alert                              neutral                        calm
 *   unpleasant   angry (in control), distressed     upset                          sad
 *                (powerless), else agitated
 *
 * A second word tells of dominance where it is marked: confident when pleasant and in control, helpless when unpleasant
 * and powerless.
 */
/** Words for regions of affect. */
final class AffectLabels {

    private static final double MARKED = 0.2;
    private static final double EXCITED = 0.6;
    private static final double CALM = 0.4;

    private AffectLabels() {}

    /** One or two words, the most fitting first. */
    static List<String> of(Affect affect) {
        boolean inControl = affect.dominance() >= MARKED;
        boolean powerless = affect.dominance() <= -MARKED;
        if (affect.valence() >= MARKED) {
            String word = byArousal(affect, "joyful", "pleased", "content");
            return inControl ? List.of(word, "confident") : List.of(word);
        }
        if (affect.valence() <= -MARKED) {
            String excited = inControl ? "angry" : powerless ? "distressed" : "agitated";
            String word = byArousal(affect, excited, "upset", "sad");
            return powerless ? List.of(word, "helpless") : List.of(word);
        }
        return List.of(byArousal(affect, "alert", "neutral", "calm"));
    }

    private static String byArousal(Affect affect, String excited, String between, String calm) {
        if (affect.arousal() >= EXCITED) {
            return excited;
        }
        return affect.arousal() <= CALM ? calm : between;
    }
}
