// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recency")
class RecencyTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private static double after(Duration age) {
        return SignalReader.recency(Past.NOW.minus(age), Past.NOW, MONTH);
    }

    @Test
    @DisplayName("halves with every half-life")
    void halves() {
        assertThat(after(Duration.ZERO)).isEqualTo(1);
        assertThat(after(MONTH)).isEqualTo(0.5);
        assertThat(after(MONTH.multipliedBy(3))).isEqualTo(0.125);
        assertThat(after(Duration.ofDays(15))).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(SignalReader.recency(Past.NOW.minusSeconds(120), Past.NOW, Duration.ofSeconds(60)))
                .isEqualTo(0.25);
    }

    @Test
    @DisplayName("is full for what lies ahead")
    void ahead() {
        assertThat(after(Duration.ofDays(-1))).isEqualTo(1);
        assertThat(after(Duration.ofMillis(-1))).isEqualTo(1);
    }

    @Test
    @DisplayName("counts whole milliseconds")
    void milliseconds() {
        assertThat(after(Duration.ofNanos(999_999))).isEqualTo(1);
        assertThat(after(Duration.ofMillis(1))).isLessThan(1);
    }

    @Test
    @DisplayName("is nothing at the end of time and full at its beginning, and never fails")
    void extremes() {
        assertThat(SignalReader.recency(Instant.MIN, Instant.MAX, MONTH)).isZero();
        assertThat(SignalReader.recency(Instant.EPOCH, Instant.MAX, MONTH)).isZero();
        assertThat(SignalReader.recency(Instant.MAX, Instant.MIN, MONTH)).isEqualTo(1);
    }
}
