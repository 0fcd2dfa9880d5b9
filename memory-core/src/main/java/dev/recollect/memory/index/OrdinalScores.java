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

    /* Where there are scores, so that nobody has to look at all places. */
    private int[] taken = new int[64];
    private int size;

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

    /** Adds what is above 0. */
    void add(int ordinal, double weight) {
        int place = ordinal;
        if (ordinals.length > 0) {
            place = place(ordinal);
            ordinals[place] = ordinal;
        }
        if (scores[place] == 0) {
            take(place);
        }
        scores[place] += weight;
    }

    private void take(int place) {
        if (size == taken.length) {
            taken = Arrays.copyOf(taken, 2 * size);
        }
        taken[size++] = place;
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

    /** Shows every score. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            int place = taken[i];
            visitor.visit(ordinals.length > 0 ? ordinals[place] : place, scores[place]);
        }
    }
}
