// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is told together: a stretch of a session without a pause of the timeout and without an end in it, by the time of
 * recording; at most {@link #MOST} experiences, so that a narrative has all of them as parents. Immutable.
 *
 * @param turns at least one, in the order in which they happened
 */
record Segment(List<Experience> turns) {
    static final int MOST = Limits.PARENTS;

    Segment {
        turns = turns.stream().sorted(Comparator.comparing(Position::of)).toList();
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("a segment must have at least one turn");
        }
    }

    /** The first segment of what is untold, at least one experience in the order of recording; ends in ascending order. */
    static Segment first(List<Experience> untold, List<Instant> ends, Duration timeout) {
        int size = 1;
        while (size < untold.size()
                && size < MOST
                && !parted(untold.get(size - 1).recordedAt(), untold.get(size).recordedAt(), ends, timeout)) {
            size++;
        }
        return new Segment(untold.subList(0, size));
    }

    private static boolean parted(Instant before, Instant after, List<Instant> ends, Duration timeout) {
        boolean paused = !after.isBefore(before.plus(timeout));
        return paused || ends.stream().anyMatch(end -> !end.isBefore(before) && end.isBefore(after));
    }

    Instant from() {
        return turns.get(0).occurredAt();
    }

    Instant to() {
        return turns.get(turns.size() - 1).occurredAt();
    }

    Arc arc() {
        return Arc.over(turns);
    }
}
