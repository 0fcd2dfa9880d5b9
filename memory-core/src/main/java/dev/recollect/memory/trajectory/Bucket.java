// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.trajectory;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.Experience;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes one point of a trajectory. */
public enum Bucket {
    /** Each message or exchange by itself. */
    EXCHANGE,
    /** A session; what has none is one bucket together. */
    SESSION,
    /** A day, UTC. */
    DAY;

    /**
     * The bucket by its wire name.
     *
     * @param name {@code exchange}, {@code session} or {@code day}
     * @return the bucket
     * @throws InvalidInputException if there is none of that name
     */
    public static Bucket of(String name) {
        return Arrays.stream(values())
                .filter(bucket -> bucket.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "bucket",
                        "must be one of "
                                + Arrays.stream(values()).map(Bucket::wireName).collect(Collectors.joining(", "))));
    }

    /**
     * The name in JSON.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What those that fall into one bucket have in common. */
    Object keyOf(Experience experience) {
        return switch (this) {
            case EXCHANGE -> experience.id();
            case SESSION -> experience.sessionId();
            case DAY -> dayOf(experience.occurredAt());
        };
    }

    /** Whether those that happened one after the other fall into one bucket without others in between. */
    boolean isContiguous() {
        return this != SESSION;
    }

    static Instant dayOf(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS);
    }
}
