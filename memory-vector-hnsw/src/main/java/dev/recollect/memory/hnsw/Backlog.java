// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.experience.ExperienceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The experiences that wait for a graph to take them in, in the order of their coming. Every search asks for all of them: a
 * copy costs what there are, however many there once were. Safe for use by multiple threads.
 */
final class Backlog {
    private final Set<ExperienceId> waiting = new LinkedHashSet<>();

    synchronized void add(ExperienceId id) {
        waiting.add(id);
    }

    synchronized void remove(ExperienceId id) {
        waiting.remove(id);
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized List<ExperienceId> all() {
        return List.copyOf(waiting);
    }

    /** Those that have waited longest, at most so many. */
    synchronized List<ExperienceId> first(int most) {
        return waiting.stream().limit(most).toList();
    }
}
