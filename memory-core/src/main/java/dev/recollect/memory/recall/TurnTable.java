// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Turns by id: a table of open addressing without objects of its own, some ten bytes a turn. Changed by one writer at a
 * time; reads may run beside.
 */
final class TurnTable {
    private static final int LEAST = 16;

    /* Stands where a turn was removed, so that others are found across it. */
    private static final Object GONE = new Object();

    private volatile AtomicReferenceArray<Object> places = new AtomicReferenceArray<>(LEAST);
    private final AtomicInteger size = new AtomicInteger();

    /* With those that are gone. */
    private int taken;

    int size() {
        return size.get();
    }

    @Nullable
    Turn get(ExperienceId id) {
        AtomicReferenceArray<Object> seen = places;
        int mask = seen.length() - 1;
        int at = start(id, mask);
        for (Object other = seen.get(at); other != null; other = seen.get(at)) {
            if (other instanceof Turn turn && turn.id().equals(id)) {
                return turn;
            }
            at = (at + 1) & mask;
        }
        return null;
    }

    /* Where the turn is, or the place where nobody was yet at which the search for it ends. */
    private static int place(AtomicReferenceArray<Object> places, ExperienceId id) {
        int mask = places.length() - 1;
        int at = start(id, mask);
        for (Object other = places.get(at); other != null; other = places.get(at)) {
            if (other instanceof Turn turn && turn.id().equals(id)) {
                return at;
            }
            at = (at + 1) & mask;
        }
        return at;
    }

    /* Ids count up: the multiplication spreads them (Knuth, The Art of Computer Programming 3, 6.4). */
    private static int start(ExperienceId id, int mask) {
        long spread = (id.mostSignificantBits() * 31 + id.leastSignificantBits()) * 0x9E3779B97F4A7C15L;
        return (int) (spread >>> 33) & mask;
    }

    /** Adds a turn whose id has none. */
    void add(Turn turn) {
        if (3 * (taken + 1) > 2 * places.length()) {
            renew();
        }
        places.set(place(places, turn.id()), turn);
        taken++;
        size.incrementAndGet();
    }

    private void renew() {
        int room = LEAST;
        while (3 * (size.get() + 1) > 2 * room || room < 2 * size.get()) {
            room *= 2;
        }
        AtomicReferenceArray<Object> old = places;
        AtomicReferenceArray<Object> fresh = new AtomicReferenceArray<>(room);
        for (int i = 0; i < old.length(); i++) {
            if (old.getPlain(i) instanceof Turn turn) {
                fresh.setPlain(place(fresh, turn.id()), turn);
            }
        }
        taken = size.get();
        places = fresh;
    }

    /** Removes the turn of an id, if there is one. */
    void remove(ExperienceId id) {
        int at = place(places, id);
        if (places.get(at) != null) {
            places.set(at, GONE);
            size.decrementAndGet();
        }
    }
}
