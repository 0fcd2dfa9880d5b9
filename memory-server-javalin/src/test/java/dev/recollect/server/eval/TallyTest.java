// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.recall.Recollection;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tally of an evaluation")
class TallyTest {
    private static Figures all(double value) {
        return new Figures(value, value, value, value, value, value);
    }

    @Test
    @DisplayName("macro is the mean over categories of their means, micro the mean over questions")
    void macroAndMicro() {
        Tally tally = new Tally();
        tally.add("1", all(1));
        tally.add("1", all(0.5));
        tally.add("1", all(0));
        tally.add("2", all(0.9));

        ProfileReport report = tally.report();

        assertThat(report.macro().ndcg10()).isEqualTo(0.7, within(1e-12));
        assertThat(report.micro().ndcg10()).isEqualTo(0.6, within(1e-12));
        assertThat(report.macro().r20()).isEqualTo(0.7, within(1e-12));
        assertThat(report.micro().sessionHit1()).isEqualTo(0.6, within(1e-12));
        assertThat(report.categories().get("1")).isEqualTo(new ProfileReport.Category(all(0.5), 3));
        assertThat(report.questions()).isEqualTo(4);
    }

    @Test
    @DisplayName("categories stand in the order of their numbers")
    void order() {
        Tally tally = new Tally();
        List.of("10", "2", "1").forEach(category -> tally.add(category, all(0)));

        assertThat(tally.report().categories().keySet()).containsExactly("1", "2", "10");
    }

    @Test
    @DisplayName("percentiles are by nearest rank, in milliseconds")
    void percentiles() {
        List<Long> nanos = LongStream.rangeClosed(1, 200)
                .map(i -> 201 - i)
                .map(millis -> millis * 1_000_000)
                .boxed()
                .toList();

        assertThat(Percentiles.of(nanos)).isEqualTo(new Percentiles(100, 190, 198));
        assertThat(Percentiles.of(List.of(3_000_000L))).isEqualTo(new Percentiles(3, 3, 3));
        assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(0, 0, 0));
    }

    @Test
    @DisplayName("times of recalls are kept apart by stage")
    void times() {
        Tally tally = new Tally();
        tally.took(new Recollection(List.of(), Duration.ofMillis(8), Duration.ofMillis(2)), 11_000_000);

        assertThat(tally.report().latency())
                .isEqualTo(new ProfileReport.Latency(
                        new Percentiles(8, 8, 8), new Percentiles(2, 2, 2), new Percentiles(11, 11, 11)));
    }

    @Test
    @DisplayName("an empty tally has zeros")
    void empty() {
        ProfileReport report = new Tally().report();

        assertThat(report.macro()).isEqualTo(Figures.ZERO);
        assertThat(report.micro()).isEqualTo(Figures.ZERO);
        assertThat(report.questions()).isZero();
    }

    @Test
    @DisplayName("weights name the sets they were trained on, if any")
    void trainingSets() {
        Properties weights = new Properties();

        assertThat(TrainingSets.of(weights)).isEmpty();

        weights.setProperty("trained.on", "locomo-dev, other-set ,");

        assertThat(TrainingSets.of(weights)).containsExactlyInAnyOrder("locomo-dev", "other-set");
    }
}
