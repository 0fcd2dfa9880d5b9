// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;

/**
 * A number for each of many ids: a table of open addressing in which an id's bits and its number lie side by side, so that a
 * look-up meets memory once where a map of objects meets it four times. Some 50 bytes an id. Confined to one writer at a
 * time, or readers only.
 */
final class IdTable {
    /** About how many bytes an id takes. */
    static final int BYTES_OF_ONE = 50;

    private static final int LEAST = 16;
    private static final int WIDTH = 3;

    /* Of each place: the two halves of the id, and its number + 1; 0 where there is none. */
    private long[] places = new long[WIDTH * LEAST];
    private int size;

    /** The number of an id, -1 if it has none. */
    int get(ExperienceId id) {
        return (int) places[WIDTH * place(id.mostSignificantBits(), id.leastSignificantBits()) + 2] - 1;
    }

    /* Where the id is, or the empty place where it would go. */
    private int place(long high, long low) {
        int mask = places.length / WIDTH - 1;
        int at = start(high, low, mask);
        while (places[WIDTH * at + 2] != 0 && (places[WIDTH * at] != high || places[WIDTH * at + 1] != low)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /* Ids count up: the multiplication spreads them (Knuth, The Art of Computer Programming 3, 6.4). */
    private static int start(long high, long low, int mask) {
        long spread = (high * 31 + low) * 0x9E3779B97F4A7C15L;
        return (int) (spread >>> 33) & mask;
    }

    /** Gives an id a number, 0 or more, in place of what it had. */
    void put(ExperienceId id, int number) {
        if (3 * (size + 1) * WIDTH > 2 * places.length) {
            grow();
        }
        int at = place(id.mostSignificantBits(), id.leastSignificantBits());
        size += places[WIDTH * at + 2] == 0 ? 1 : 0;
        set(at, id.mostSignificantBits(), id.leastSignificantBits(), number + 1L);
    }

    private void set(int at, long high, long low, long number) {
        places[WIDTH * at] = high;
        places[WIDTH * at + 1] = low;
        places[WIDTH * at + 2] = number;
    }

    private void grow() {
        long[] old = places;
        places = new long[2 * old.length];
        for (int from = 0; from < old.length; from += WIDTH) {
            if (old[from + 2] != 0) {
                set(place(old[from], old[from + 1]), old[from], old[from + 1], old[from + 2]);
            }
        }
    }

    /** Takes the number of an id away. */
    void remove(ExperienceId id) {
        int mask = places.length / WIDTH - 1;
        int hole = place(id.mostSignificantBits(), id.leastSignificantBits());
        if (places[WIDTH * hole + 2] == 0) {
            return;
        }
        size--;
        /* Whoever could not be found across the hole moves into it. */
        for (int at = (hole + 1) & mask; places[WIDTH * at + 2] != 0; at = (at + 1) & mask) {
            int start = start(places[WIDTH * at], places[WIDTH * at + 1], mask);
            if (((at - start) & mask) >= ((at - hole) & mask)) {
                set(hole, places[WIDTH * at], places[WIDTH * at + 1], places[WIDTH * at + 2]);
                hole = at;
            }
        }
        set(hole, 0, 0, 0);
    }

    int size() {
        return size;
    }
}
