// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.NewExperience;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FakesTest {
    @Test
    @DisplayName("a stepping clock shows what it is set to")
    void clock() {
        SteppingClock clock = new SteppingClock(Experiences.START);

        assertThat(clock.instant()).isEqualTo(Experiences.START);
        assertThat(clock.advance(Duration.ofHours(-1))).isEqualTo(Experiences.START.minusSeconds(3_600));
        clock.set(Experiences.START);
        assertThat(clock.millis()).isEqualTo(Experiences.START.toEpochMilli());
    }

    @Test
    @DisplayName("the same seed makes the same experiences, each later than the one before")
    void sameSeed() {
        Experiences one = Experiences.small();
        Experiences other = Experiences.small();

        Experience first = one.of("first");
        Experience second = one.of("second");

        assertThat(other.of("first")).isEqualTo(first);
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(second.occurredAt()).isAfter(first.occurredAt());
        assertThat(new Experiences(43, one.model()).of("first")).isNotEqualTo(first);
    }

    @Test
    @DisplayName("an item carries the vectors of its roles, context made with the predecessor given")
    void items() {
        Experiences experiences = Experiences.small();
        Experience before = experiences.turn("s", "before");
        Experience exchange = experiences.exchange("why?", "because");

        NewExperience alone = experiences.item(exchange);
        NewExperience after = experiences.item(exchange, before);

        assertThat(alone.embeddings()).containsOnlyKeys(Role.PROMPT, Role.RESPONSE, Role.CONTEXT);
        assertThat(alone.predecessor()).isEmpty();
        assertThat(after.predecessor()).isEqualTo(Optional.of(before.id()));
        assertThat(after.embeddings().get(Role.CONTEXT))
                .isNotEqualTo(alone.embeddings().get(Role.CONTEXT));
        assertThat(after.embeddings().get(Role.PROMPT))
                .isEqualTo(alone.embeddings().get(Role.PROMPT));
    }
}
