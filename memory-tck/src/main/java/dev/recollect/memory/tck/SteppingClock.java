// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to move. Safe for use by multiple threads. */
public final class SteppingClock implements InstantSource {
    private Instant now;

    /**
     * Creates a clock.
     *
     * @param start what it shows
     */
    public SteppingClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Sets the clock, back too.
     *
     * @param instant what it shows from now on
     */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    /**
     * Moves the clock on.
     *
     * @param step how far; back if negative
     * @return what it shows then
     */
    public synchronized Instant advance(Duration step) {
        now = now.plus(step);
        return now;
    }
}
