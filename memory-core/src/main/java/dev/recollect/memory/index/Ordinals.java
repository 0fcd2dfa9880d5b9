// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/**
 * Numbers experiences, so that what is held of them can lie in arrays: from 0 in the order of their coming. A number is never
 * used again, and what is gone keeps its own, so that figures by number stay true. A table of open addressing without objects of its own, half full at most: some 24 bytes an experience. Confined
 * to one writer at a time, or readers only.
 */
final class Ordinals {
    private static final int LEAST = 16;

    /* Bytes of the place in the list and of two to four places in the table. */
    static final int BYTES_OF_ONE = 24;

    private ExperienceId[] ids = new ExperienceId[LEAST];
    private final BitSet held = new BitSet();
    private int next;
    private int size;

    /* Ordinal + 1 of whoever hashes here or before; 0 where nobody does. */
    private int[] table = new int[2 * LEAST];

    /** The number of an experience that is not held; one that was before gets another. */
    int add(ExperienceId id) {
        if (next == ids.length) {
            ids = Arrays.copyOf(ids, next + (next >> 1));
        }
        if (2 * (next + 1) > table.length) {
            grow();
        }
        ids[next] = id;
        held.set(next);
        enter(next);
        size++;
        return next++;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int ordinal = 0; ordinal < next; ordinal++) {
            enter(ordinal);
        }
    }

    private void enter(int ordinal) {
        int at = start(ids[ordinal]);
        while (table[at] != 0) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = ordinal + 1;
    }

    private int start(ExperienceId id) {
        int hash = id.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    /** The number of an experience, -1 if it is not held. */
    int of(ExperienceId id) {
        for (int at = start(id); table[at] != 0; at = (at + 1) & (table.length - 1)) {
            int ordinal = table[at] - 1;
            if (id.equals(ids[ordinal]) && held.get(ordinal)) {
                return ordinal;
            }
        }
        return -1;
    }

    /** Adds up a figure over all numbers that an experience has or had. */
    double sum(ExperienceId id, IntToDoubleFunction figure) {
        double sum = 0;
        for (int at = start(id); table[at] != 0; at = (at + 1) & (table.length - 1)) {
            int ordinal = table[at] - 1;
            if (id.equals(ids[ordinal])) {
                sum += figure.applyAsDouble(ordinal);
            }
        }
        return sum;
    }

    /** The experience of a number, be it gone. */
    ExperienceId id(int ordinal) {
        return ids[ordinal];
    }

    boolean isHeld(int ordinal) {
        return held.get(ordinal);
    }

    /** Lets go of an experience that is held. */
    void remove(int ordinal) {
        held.clear(ordinal);
        size--;
    }

    /** How many are held. */
    int size() {
        return size;
    }

    /** How many numbers were given. */
    int given() {
        return next;
    }
}
