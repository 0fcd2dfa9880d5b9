// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.Limits;
import dev.recollect.memory.affect.Affect;
import java.util.Optional;

/**
 * The words of sympathy before an answer to someone who feels bad. They state no fact. Immutable.
 *
 * @param strength how strong
 * @param text one sentence
 */
public record Preface(Strength strength, String text) {
    /** The valence below which there is a preface unless configured otherwise. */
    public static final double DEFAULT_THRESHOLD = -0.2;

    private static final double MODERATE = -0.3;
    private static final double STRONG = -0.6;

    /**
     * The preface for an affect.
     *
     * @param blended the blended affect
     * @param threshold the valence below which there is one, in [-1, 1]; mild there, moderate from -0.3, strong from -0.6
     * @return the preface, empty at or above the threshold
     */
    public static Optional<Preface> of(Affect blended, double threshold) {
        Limits.requireRange("valence_threshold", threshold, -1, 1);
        if (blended.valence() >= threshold) {
            return Optional.empty();
        }
        Strength strength = blended.valence() <= STRONG
                ? Strength.STRONG
                : blended.valence() <= MODERATE ? Strength.MODERATE : Strength.MILD;
        return Optional.of(new Preface(strength, strength.text));
    }

    /** How strong a preface is. */
    public enum Strength {
        /** Below the threshold. */
        MILD("I hear that this is hard for you."),
        /** From a valence of -0.3 down. */
        MODERATE("I am sorry that this is so hard."),
        /** From a valence of -0.6 down. */
        STRONG("I am truly sorry; that sounds very painful, and I am here with you.");

        private final String text;

        Strength(String text) {
            this.text = text;
        }
    }
}
