// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import java.util.Arrays;

/**
 * Adds up scores by ordinal: in an array of all ordinals where these are few or most get a score, else in a table of open
 * addressing. Confined to one thread until it is complete.
 */
final class OrdinalScores {
    private static final int FEW = 1 << 15;
    private static final int EMPTY = -1;

    private final double[] scores;

    /* Whose score lies where; without it, everyone's lies at his ordinal. */
    private final int[] ordinals;

    /** For scores of ordinals below a number, at most so many of them. */
    OrdinalScores(int ordinals, long most) {
        if (ordinals <= FEW || most > ordinals / 8) {
            scores = new double[ordinals];
            this.ordinals = new int[0];
        } else {
            int room = Integer.highestOneBit((int) Math.max(most, 8)) << 2;
            scores = new double[room];
            this.ordinals = new int[room];
            Arrays.fill(this.ordinals, EMPTY);
        }
    }

    /** Takes a score. */
    @FunctionalInterface
    interface Visitor {
        void visit(int ordinal, double score);
    }

    void add(int ordinal, double weight) {
        int place = ordinal;
        if (ordinals.length > 0) {
            place = place(ordinal);
            ordinals[place] = ordinal;
        }
        scores[place] += weight;
    }

    private int place(int ordinal) {
        int hash = ordinal * 0x9E3779B9;
        int at = (hash ^ (hash >>> 15)) & (ordinals.length - 1);
        while (ordinals[at] != EMPTY && ordinals[at] != ordinal) {
            at = (at + 1) & (ordinals.length - 1);
        }
        return at;
    }

    /** The score of an ordinal, 0 if it has none. */
    double of(int ordinal) {
        if (ordinals.length > 0) {
            return scores[place(ordinal)];
        }
        return ordinal < scores.length ? scores[ordinal] : 0;
    }

    /** Shows every positive score. */
    void forEach(Visitor visitor) {
        for (int place = 0; place < scores.length; place++) {
            if (scores[place] > 0) {
                visitor.visit(ordinals.length > 0 ? ordinals[place] : place, scores[place]);
            }
        }
    }
}
