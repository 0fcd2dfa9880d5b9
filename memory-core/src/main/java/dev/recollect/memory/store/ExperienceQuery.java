// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * A page of a scope's experiences, newest first by (occurredAt, id). Immutable.
 *
 * @param scope whose
 * @param filter which
 * @param limit at most how many, 1 to {@link Limits#PAGE}
 * @param before where the page before ended, exclusive; empty for the first page
 */
public record ExperienceQuery(Scope scope, ExperienceFilter filter, int limit, Optional<Position> before) {
    /** Checks the limit. */
    public ExperienceQuery {
        Limits.requireRange("limit", limit, 1, Limits.PAGE);
    }

    /**
     * A place in a scope's order.
     *
     * @param occurredAt when the experience there happened
     * @param id the experience there
     */
    public record Position(Instant occurredAt, ExperienceId id) implements Comparable<Position> {
        /**
         * The place of an experience.
         *
         * @param experience the experience
         * @return its position
         */
        public static Position of(Experience experience) {
            return new Position(experience.occurredAt(), experience.id());
        }

        @Override
        public int compareTo(Position other) {
            int byTime = occurredAt.compareTo(other.occurredAt);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }
}
