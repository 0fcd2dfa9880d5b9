// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance.Method;
import dev.recollect.memory.store.ExperienceFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Makes filters that look at any combination of fields. */
final class RandomFilters {
    private final Random random;
    private final Supplier<Instant> moment;

    /** Filters for times near the moments that the second argument names. */
    RandomFilters(Random random, Supplier<Instant> moment) {
        this.random = random;
        this.moment = moment;
    }

    ExperienceFilter next() {
        Optional<Instant> from = maybe(() -> moment.get().minusSeconds(random.nextInt(3_600)));
        return new ExperienceFilter(
                maybe(() -> Set.of(random.nextBoolean() ? ExperienceType.OCCURRENCE : ExperienceType.OBSERVATION))
                        .orElse(Set.of()),
                maybe(() -> Set.of(Method.REFLECT, Method.CAPTURE)).orElse(Set.of()),
                maybe(this::session),
                from,
                maybe(() -> from.orElseGet(moment).plus(Duration.ofMinutes(1 + random.nextInt(10_000)))),
                number(-1),
                number(0),
                number(0),
                maybe(() -> Map.of("set", "a")).orElse(Map.of()));
    }

    /** A filter that matches few: a session within some minutes. */
    ExperienceFilter narrow() {
        Instant from = moment.get();
        return ExperienceFilter.DEFAULT
                .withSession(session())
                .withTimes(Optional.of(from), Optional.of(from.plusSeconds(1 + random.nextInt(120))));
    }

    private String session() {
        return RandomItems.SESSIONS.get(random.nextInt(RandomItems.SESSIONS.size()));
    }

    private OptionalDouble number(double least) {
        return random.nextInt(5) == 0 ? OptionalDouble.of(least + random.nextInt(101) / 100.0) : OptionalDouble.empty();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(5) == 0 ? Optional.of(value.get()) : Optional.empty();
    }
}
