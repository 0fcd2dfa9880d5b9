// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.salience;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a memory was recalled. An access counts 1 and half as much with every {@link #HALF_LIFE}. Immutable.
 *
 * @param count how often in all
 * @param live how many of them still count, as of the last
 * @param last when the last was, empty if there was none
 */
public record Accesses(long count, double live, Optional<Instant> last) {
    /** In this time an access comes to count half: 14 days. */
    public static final Duration HALF_LIFE = Duration.ofDays(14);

    /** None. */
    public static final Accesses NONE = new Accesses(0, 0, Optional.empty());

    /**
     * These and one more, which may be older than the last.
     *
     * @param at when, kept in milliseconds
     * @return one more
     */
    public Accesses and(Instant at) {
        Instant moment = Instant.ofEpochMilli(at.toEpochMilli());
        if (last.isPresent() && moment.isBefore(last.get())) {
            return new Accesses(count + 1, live + SalienceFormula.left(moment, last.get(), HALF_LIFE), last);
        }
        return new Accesses(count + 1, live(moment) + 1, Optional.of(moment));
    }

    /**
     * How many still count.
     *
     * @param now when
     * @return 0 or more
     */
    public double live(Instant now) {
        return last.map(before -> live * SalienceFormula.left(before, now, HALF_LIFE))
                .orElse(0.0);
    }
}
