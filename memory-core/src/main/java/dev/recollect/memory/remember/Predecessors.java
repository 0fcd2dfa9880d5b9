// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/*
 * Finds the turn before each turn of a batch: in the store, or earlier in its session within the batch. Only a guess as to
 * the moment of the commit: the store checks it there, and what no longer holds is made again later.
 */
final class Predecessors {
    private final ExperienceStore store;
    private final Map<SessionKey, NavigableMap<Position, Experience>> batch = new HashMap<>();

    Predecessors(ExperienceStore store, List<Prepared> prepared) {
        this.store = store;
        for (Prepared item : prepared) {
            if (item.isTurn()) {
                batch.computeIfAbsent(SessionKey.of(item.experience()), key -> new TreeMap<>())
                        .put(Position.of(item.experience()), item.experience());
            }
        }
    }

    Optional<Experience> of(Prepared item) {
        if (!item.isTurn()) {
            return Optional.empty();
        }
        Experience turn = item.experience();
        SessionKey key = SessionKey.of(turn);
        Position place = Position.of(turn);
        Optional<Experience> inBatch = Optional.ofNullable(
                        batch.getOrDefault(key, new TreeMap<>()).lowerEntry(place))
                .map(Map.Entry::getValue);
        Optional<Experience> inStore = store.predecessor(key.scope(), key.sessionId(), place);
        return later(inBatch, inStore);
    }

    private static Optional<Experience> later(Optional<Experience> one, Optional<Experience> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        boolean first = Position.of(one.get()).compareTo(Position.of(other.get())) >= 0;
        return first ? one : other;
    }

    private record SessionKey(Scope scope, String sessionId) {
        static SessionKey of(Experience turn) {
            return new SessionKey(turn.scope(), turn.sessionId().orElseThrow());
        }
    }
}
