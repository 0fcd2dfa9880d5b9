// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An arc")
class ArcTest {
    @Test
    @DisplayName("of a single turn is that turn, four times")
    void single() {
        assertThat(Arc.ofValences(List.of(-0.4))).isEqualTo(new Arc(-0.4, -0.4, -0.4, -0.4));
    }

    @Test
    @DisplayName("of two turns begins with the first and ends with the last")
    void two() {
        assertThat(Arc.ofValences(List.of(0.1, -0.3))).isEqualTo(new Arc(0.1, -0.3, -0.3, -0.1));
    }

    @Test
    @DisplayName("peaks where feeling is farthest from neutral, with its sign, of equals at the first")
    void peak() {
        assertThat(Arc.ofValences(List.of(0.1, -0.8, 0.7, 0.2)).peak()).isEqualTo(-0.8);
        assertThat(Arc.ofValences(List.of(0.0, 0.5, -0.5)).peak()).isEqualTo(0.5);
    }

    @Test
    @DisplayName("over nothing there is none")
    void nothing() {
        assertThatThrownBy(() -> Arc.ofValences(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("stays within the turns it goes over, whatever their number, and is read back as it was written")
    void anyLength() {
        Random random = new Random(7);
        for (int length = 1; length <= 400; length++) {
            List<Double> valences = IntStream.range(0, length)
                    .mapToObj(i -> Math.rint((random.nextDouble() * 2 - 1) * 10_000) / 10_000)
                    .toList();

            Arc arc = Arc.ofValences(valences);

            double least = valences.stream().min(Double::compare).orElseThrow();
            double most = valences.stream().max(Double::compare).orElseThrow();
            assertThat(arc.mean()).isBetween(least - 0.00005, most + 0.00005);
            assertThat(arc.start()).isEqualTo(valences.get(0));
            assertThat(arc.end()).isEqualTo(valences.get(length - 1));
            assertThat(Math.abs(arc.peak())).isEqualTo(Math.max(Math.abs(least), Math.abs(most)));
            assertThat(Arc.read(arc.written())).isEqualTo(Optional.of(arc));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "start=0.1000 end=0.1000 peak=0.1000",
                "start=1.1000 end=0.1000 peak=0.1000 mean=0.1000",
                "start=NaN end=0.1000 peak=0.1000 mean=0.1000",
                "start=0.1 end=0.1000 peak=0.1000 mean=0.1000",
                "start=0.1000 end=0.1000 peak=0.1000 mean=0.1000 "
            })
    @DisplayName("is not read from what is none")
    void unreadable(String written) {
        assertThat(Arc.read(written)).isEmpty();
    }

    @Test
    @DisplayName("lies in [-1, 1]")
    void range() {
        assertThatThrownBy(() -> new Arc(0, 0, 1.5, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("peak");
        assertThatThrownBy(() -> new Arc(0, 0, 0, Double.NaN)).isInstanceOf(InvalidInputException.class);
    }
}
