// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Where new experiences get their id, their nonce and their time from. Safe for use by multiple threads. */
public final class Mint {
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ExperienceIds ids;

    /**
     * Creates a mint.
     *
     * @param clock tells the time
     * @param random gives the random bits, safe for use by multiple threads; unpredictable in production
     */
    public Mint(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        ids = new ExperienceIds(clock, random);
    }

    /**
     * The time.
     *
     * @return now, UTC, whole milliseconds
     */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A fresh id.
     *
     * @return greater than every id this mint gave before
     */
    public ExperienceId id() {
        return ids.get();
    }

    /**
     * A fresh nonce.
     *
     * @return sixteen random bytes
     */
    public Nonce nonce() {
        return Nonce.next(random);
    }

    /**
     * A fresh name for something that is no experience.
     *
     * @param prefix what kind of thing, for instance {@code ses}
     * @return the prefix, an underscore and 26 characters of a ULID
     */
    public String name(String prefix) {
        return prefix + ids.get().value().substring(3);
    }
}
