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
    /* A learnt reading as small as this is halved; of a question or a request, one as small as both together. */
    private static final double DOUBT = 0.05;
    private static final double MORE_DOUBT = 0.4;
    /* A line of so many words has half the room for cues that an exclamation has. */
    private static final double LINE_WORDS = 10;
    /* A technical or reported line of so many words is believed half as little as a short one. */
    private static final double SENTENCE_WORDS = 16;
    /* Where cues tell what no network can know, they stand against it like this much evidence. */
    private static final double RIVAL = 0.3;
    /* Where they name what it knows too, they add this much, and less in lines that do not speak of their writer: fitted
     * to sentences that the network was not trained on. */
    private static final double ADDED = 0.5;
    private static final double ADDED_BY_OTHERS = 0.25;
    private static final double FULL_EVIDENCE = 0.5;
    /* Of a line of fewer words than these that is told to be mild, its cues tell most. */
    private static final double MILD_WORDS = 6;
    /* Networks that were trained on sentences take a lone word with a mark for a shout: a line of so many words is believed to
     * be by half of this share less excited than they say. */
    private static final double SHOUT_WORDS = 2.5;
    private static final double CALMED = 0.7;
    private static final double STRAIGHT = 0.8;
    static final double AROUSAL_RANGE = 0.4;
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
        double shortness = 1 / (1 + square(cues.words() / LINE_WORDS));
        double believed = believed(cues);
        double doubt = DOUBT + MORE_DOUBT * cues.doubt() * shortness;
        double aroused = (arousal - Affect.NEUTRAL.arousal())
                * believed
                * (1 - cues.doubt() * shortness)
                * (1 - CALMED / (1 + square(cues.words() / SHOUT_WORDS)));
        double excited = share(cues.arousalEvidence(), shortness);
        return Affect.clamped(
                valence(shrunk(within(valence) * believed, doubt), cues, shortness),
                Affect.NEUTRAL.arousal()
                        + aroused
                        + excited * (AROUSAL_RANGE * cues.arousal() - aroused)
                        + cues.excitement(),
                dominance(dominance * believed, cues, shortness));
    }

    /* A line of marks alone is none of the sentences that were learnt from. */
    private static double believed(Cues cues) {
        return cues.words() == 0 ? 0 : 1 - (1 - cues.ordinary()) / (1 + square(cues.words() / SENTENCE_WORDS));
    }

    private static double valence(double learnt, Cues cues, double shortness) {
        if (cues.telling()) {
            double told = cues.valence();
            if (!cues.softened() && learnt * told > 0 && Math.abs(learnt) > Math.abs(told)) {
                return learnt;
            }
            double share = cues.words() == 0 ? 1 : share(cues.evidence(), trust(cues, shortness));
            return learnt + share * (told - learnt);
        }
        double added = added(cues);
        return (1 - added / 2) * learnt + added * cues.valence();
    }

    private static double trust(Cues cues, double shortness) {
        return cues.softened() && cues.words() < MILD_WORDS
                ? square(MILD_WORDS / cues.words())
                : Math.pow(shortness, 1.8);
    }

    private static double dominance(double learnt, Cues cues, double shortness) {
        double share = cues.telling() ? share(cues.evidence(), shortness) : added(cues) / 2;
        return learnt + share * (DOMINANCE_RANGE * cues.dominance() - learnt);
    }

    private static double added(Cues cues) {
        return ADDED
                * (cues.self() ? 1 : ADDED_BY_OTHERS)
                * Math.min(1, cues.evidence() / FULL_EVIDENCE)
                / (1 + Math.pow(cues.words() / LINE_WORDS, 1.5));
    }

    private static double share(double evidence, double shortness) {
        return evidence / (evidence + RIVAL / shortness);
    }

    /* To a half where it is as great as the doubt, to almost nothing below, hardly above. */
    private static double shrunk(double value, double doubt) {
        return value * value * value / (value * value + square(doubt));
    }

    private static double square(double value) {
        return value * value;
    }

    /* Beyond 0.8 the straight line is bent so that it nears 1 and never reaches it: order is kept there too. */
    private static double within(double value) {
        double beyond = Math.abs(value) - STRAIGHT;
        return beyond <= 0 ? value : Math.signum(value) * (1 - (1 - STRAIGHT) * Math.exp(-beyond / (1 - STRAIGHT)));
    }
}
