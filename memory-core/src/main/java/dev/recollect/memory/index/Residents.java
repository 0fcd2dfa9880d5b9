// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which scopes are held in memory, which of them are in use, and which was used longest ago. Safe for use by multiple threads. */
final class Residents {
    /* How many use a scope, least recently used first. */
    private final Map<Scope, Integer> users = new LinkedHashMap<>(16, 0.75f, true);

    /** Notes one more user of a scope, if it is held. */
    synchronized boolean use(Scope scope) {
        return users.computeIfPresent(scope, (held, count) -> count + 1) != null;
    }

    /** Notes that a scope is held from now on, and its first user. */
    synchronized void addUsed(Scope scope) {
        users.put(scope, 1);
    }

    synchronized void release(Scope scope) {
        users.computeIfPresent(scope, (held, count) -> count - 1);
    }

    synchronized boolean holds(Scope scope) {
        return users.containsKey(scope);
    }

    synchronized List<Scope> all() {
        return List.copyOf(users.keySet());
    }

    /** Removes the scope that was used longest ago and that nobody uses now. */
    synchronized Optional<Scope> removeOldest() {
        Optional<Scope> oldest = users.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .findFirst();
        oldest.ifPresent(users::remove);
        return oldest;
    }

    synchronized void clear() {
        users.clear();
    }
}
