// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Who holds a term, and how often: some five bytes a holder. Those that are gone stay listed until they outnumber the
 * others. Confined to one writer at a time, or readers only.
 */
final class Posting {
    private static final int LEAST = 2;
    private static final int MANY = Byte.MAX_VALUE;

    private final String term;
    private int[] ordinals = new int[LEAST];
    private byte[] frequencies = new byte[LEAST];
    private int listed;
    private int holders;

    /* The few frequencies that a byte does not hold; of these it says MANY. */
    private Map<Integer, Integer> large = Map.of();

    Posting(String term) {
        this.term = term;
    }

    /** Takes a holder. */
    @FunctionalInterface
    interface Visitor {
        void visit(int ordinal, int frequency);
    }

    String term() {
        return term;
    }

    /** How many hold it. */
    int holders() {
        return holders;
    }

    void add(int ordinal, int frequency) {
        if (listed == ordinals.length) {
            int room = listed + (listed >> 1) + 1;
            ordinals = Arrays.copyOf(ordinals, room);
            frequencies = Arrays.copyOf(frequencies, room);
        }
        ordinals[listed] = ordinal;
        frequencies[listed++] = (byte) Math.min(frequency, MANY);
        holders++;
        if (frequency >= MANY) {
            large = large.isEmpty() ? new HashMap<>() : large;
            large.put(ordinal, frequency);
        }
    }

    /** Notes that a holder is gone; the argument tells who is not. */
    void lose(IntPredicate isHeld) {
        holders--;
        if (listed > 2 * holders + LEAST) {
            tidy(isHeld);
        }
    }

    private void tidy(IntPredicate isHeld) {
        int kept = 0;
        for (int i = 0; i < listed; i++) {
            if (isHeld.test(ordinals[i])) {
                ordinals[kept] = ordinals[i];
                frequencies[kept++] = frequencies[i];
            } else if (frequencies[i] == MANY) {
                large.remove(ordinals[i]);
            }
        }
        listed = kept;
        ordinals = Arrays.copyOf(ordinals, Math.max(LEAST, kept));
        frequencies = Arrays.copyOf(frequencies, Math.max(LEAST, kept));
    }

    /** Shows everyone who is listed. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < listed; i++) {
            int ordinal = ordinals[i];
            visitor.visit(ordinal, frequencies[i] < MANY ? frequencies[i] : large.getOrDefault(ordinal, MANY));
        }
    }
}
