// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Experience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A segment")
class SegmentTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private final Said said = new Said();

    private static List<Experience> first(List<Experience> untold, Instant... ends) {
        return Segment.first(untold, List.of(ends), TIMEOUT).turns();
    }

    @Test
    @DisplayName("goes on until a pause of the timeout")
    void pause() {
        Experience one = said.text("Ada", "one");
        Experience two = said.after(Duration.ofMinutes(28)).text("Ada", "two");
        Experience three = said.after(Duration.ofMinutes(29)).text("Ada", "three");

        assertThat(first(List.of(one, two, three))).containsExactly(one, two);
    }

    @Test
    @DisplayName("goes on until an end, and what was recorded at the end belongs to it")
    void end() {
        Experience one = said.text("Ada", "one");
        Experience two = said.text("Ada", "two");
        Experience three = said.text("Ada", "three");

        assertThat(first(List.of(one, two, three), two.recordedAt())).containsExactly(one, two);
        assertThat(first(List.of(two, three), one.recordedAt(), three.recordedAt()))
                .containsExactly(two, three);
    }

    @Test
    @DisplayName("holds no more than a narrative can have parents")
    void most() {
        List<Experience> untold = IntStream.range(0, Segment.MOST + 1)
                .mapToObj(i -> said.text("Ada", "turn " + i))
                .toList();

        assertThat(first(untold)).hasSize(Segment.MOST);
        assertThat(first(untold.subList(Segment.MOST, untold.size()))).hasSize(1);
    }

    @Test
    @DisplayName("is told in the order in which things happened, not in which they were recorded")
    void order() {
        Experience later = said.text("Ada", "recorded first");
        Experience earlier = said.text("Ada", "recorded second").toBuilder()
                .times(Said.START.minus(Duration.ofDays(1)), Said.START.plusSeconds(60))
                .build();

        Segment segment = Segment.first(List.of(later, earlier), List.of(), TIMEOUT);

        assertThat(segment.turns()).containsExactly(earlier, later);
        assertThat(segment.to()).isEqualTo(later.occurredAt());
    }
}
