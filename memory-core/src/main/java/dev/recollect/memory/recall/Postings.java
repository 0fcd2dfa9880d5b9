// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which turns have which value of a facet, those of each value in order of time. Changed by one writer at a time; reads may
 * run beside.
 *
 * @param <K> the values
 */
final class Postings<K> {
    private static final SortedTurns NONE = FewTurns.none(Turn.BY_TIME);

    private final Map<K, SortedTurns> turns = new ConcurrentHashMap<>();

    SortedTurns of(K value) {
        return turns.getOrDefault(value, NONE);
    }

    /** One of those that have a value. */
    Optional<Turn> any(K value) {
        Turn[] any = new Turn[1];
        of(value).descend(SortedTurns.Stretch.WHOLE, turn -> {
            any[0] = turn;
            return false;
        });
        return Optional.ofNullable(any[0]);
    }

    void add(K value, Turn turn) {
        turns.put(value, of(value).with(turn));
    }

    void remove(K value, Turn turn) {
        SortedTurns rest = of(value).without(turn);
        if (rest.size() == 0) {
            turns.remove(value);
        } else {
            turns.put(value, rest);
        }
    }

    /** How many different values there are. */
    int values() {
        return turns.size();
    }
}
