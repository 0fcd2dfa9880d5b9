// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Score;
import dev.recollect.memory.store.SalienceTable.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Accesses on their way into the store")
class RecentAccessesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Scope ADA = Scope.ofUser("ada");
    private static final ExperienceId ID = new ExperienceId("exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C");

    private final RecentAccesses accesses = new RecentAccesses();

    private static Recalled recalled(boolean relevant) {
        Experience experience = Experience.builder(ID, ADA, Content.ofText("a memory"))
                .times(NOW, NOW)
                .build();
        return new Recalled(experience, new Score(0.5, Map.of()), relevant);
    }

    @Test
    @DisplayName("are those of what was relevant, and make due within the hour")
    void relevant() {
        accesses.recalled(ADA, List.of(recalled(true), recalled(false)), NOW);

        assertThat(accesses.take(10)).containsExactly(new Access(ADA, ID, NOW, NOW.plus(Duration.ofHours(1))));
        assertThat(accesses.take(10)).isEmpty();
    }

    @Test
    @DisplayName(
            "are bounded: the newest beyond that are dropped and counted, and there is room again after taking some")
    void bounded() {
        List<Recalled> many = Collections.nCopies(RecentAccesses.MOST, recalled(true));

        accesses.recalled(ADA, many, NOW);
        accesses.recalled(ADA, many.subList(0, 3), NOW.plusSeconds(1));
        List<Access> first = accesses.take(2);
        accesses.recalled(ADA, many.subList(0, 1), NOW.plusSeconds(2));

        assertThat(accesses.dropped()).isEqualTo(3);
        assertThat(first).extracting(Access::at).containsOnly(NOW);
        assertThat(accesses.take(2 * RecentAccesses.MOST))
                .hasSize(RecentAccesses.MOST - 1)
                .last()
                .extracting(Access::at)
                .isEqualTo(NOW.plusSeconds(2));
    }
}
