// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.affect.Affect;

/**
 * One affect of two: what was learnt from rated sentences, and what the cues of the line tell.
 *
 * <p>The learnt valence is believed the less the nearer it is to nothing: it is shrunk towards neutral. The cues weigh the
 * more the more of them there are, and the shorter the line is.
 */
final class Mixture {
    private static final double BELIEF = 0.1;
    private static final double RIVAL = 0.3;
    private static final double LINE_WORDS = 14;
    private static final double AROUSAL_RANGE = 0.4;
    private static final double DOMINANCE_RANGE = 0.8;

    private Mixture() {}

    /**
     * Mixes.
     *
     * @param valence as learnt, any finite number
     * @param arousal as learnt, 0.5 being ordinary
     * @param dominance as learnt
     * @param cues of the same text
     */
    static Affect of(double valence, double arousal, double dominance, Cues cues) {
        double believed = clamped(valence) * cues.ordinary();
        double shrunk = believed * believed * Math.signum(believed) * believed / (believed * believed + BELIEF * BELIEF);
        double share = share(cues.evidence(), cues);
        double excited = share(cues.arousalEvidence(), cues);
        double aroused = (arousal - Affect.NEUTRAL.arousal()) * cues.ordinary();
        return Affect.clamped(
                mixed(shrunk, cues.valence(), share),
                Affect.NEUTRAL.arousal()
                        + mixed(aroused, AROUSAL_RANGE * cues.arousal(), excited)
                        + cues.excitement(),
                mixed(dominance * cues.ordinary(), DOMINANCE_RANGE * cues.dominance(), share));
    }

    private static double share(double evidence, Cues cues) {
        if (evidence == 0) {
            return 0;
        }
        return evidence / (evidence + (cues.words() == 0 ? 0 : RIVAL * (1 + cues.words() / LINE_WORDS)));
    }

    private static double mixed(double learnt, double told, double share) {
        return learnt + share * (told - learnt);
    }

    private static double clamped(double value) {
        return Math.max(-1, Math.min(1, value));
    }
}
