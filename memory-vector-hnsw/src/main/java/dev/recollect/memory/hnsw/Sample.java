// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Some experiences that stand for all: those of the least hash. Which they are depends on who is there, not on the order
 * in which they came and went. Confined to one writer at a time, or readers only.
 */
final class Sample {
    /** Of so many the mean lies within some two hundredths of a deviation of that of all. */
    static final int SIZE = 2_048;

    private static final Comparator<ExperienceId> BY_HASH =
            Comparator.comparingInt(Sample::hash).thenComparing(Comparator.naturalOrder());

    private final NavigableSet<ExperienceId> chosen = new TreeSet<>(BY_HASH);
    private int all;

    /* Ids count up with time: their own hash would choose by age. */
    private static int hash(ExperienceId id) {
        int hash = id.hashCode() * 0x9E3779B9;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        return hash ^ (hash >>> 13);
    }

    /** Notes an experience that was not there. */
    void add(ExperienceId id) {
        all++;
        if (chosen.size() < SIZE || BY_HASH.compare(id, chosen.last()) < 0) {
            chosen.add(id);
            if (chosen.size() > SIZE) {
                chosen.pollLast();
            }
        }
    }

    /** Notes that an experience is gone that was there; the argument yields those that are left. */
    void remove(ExperienceId id, Supplier<List<ExperienceId>> left) {
        all--;
        if (chosen.remove(id) && all > chosen.size()) {
            chosen.clear();
            all = 0;
            left.get().forEach(this::add);
        }
    }

    Collection<ExperienceId> ids() {
        return chosen;
    }

    /** How many there are. */
    int all() {
        return all;
    }
}
