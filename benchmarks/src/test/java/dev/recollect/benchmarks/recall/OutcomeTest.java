// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The figures of several questions")
class OutcomeTest {
    private static final List<Outcome> OUTCOMES =
            List.of(outcome("many", 1), outcome("many", 1), outcome("many", 0.4), outcome("few", 0.2));

    @Test
    @DisplayName("are micro the mean over questions")
    void micro() {
        assertThat(Outcome.micro(OUTCOMES).ndcg10()).isCloseTo(0.65, within(1e-12));
    }

    @Test
    @DisplayName("are macro the mean over categories of the category's mean")
    void macro() {
        assertThat(Outcome.macro(OUTCOMES).ndcg10()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    @DisplayName("are averaged each for itself")
    void eachForItself() {
        Figures mean =
                Figures.mean(List.of(new Figures(0.1, 0.2, 0.3, 0.4, 0.5, 0), new Figures(0.3, 0.4, 0.5, 0.6, 0.7, 1)));

        assertThat(mean.ndcg10()).isCloseTo(0.2, within(1e-12));
        assertThat(mean.r1()).isCloseTo(0.3, within(1e-12));
        assertThat(mean.r5()).isCloseTo(0.4, within(1e-12));
        assertThat(mean.r10()).isCloseTo(0.5, within(1e-12));
        assertThat(mean.r20()).isCloseTo(0.6, within(1e-12));
        assertThat(mean.sessionHit1()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    @DisplayName("are 0 where there are none")
    void none() {
        assertThat(Outcome.micro(List.of())).isEqualTo(new Figures(0, 0, 0, 0, 0, 0));
        assertThat(Outcome.macro(List.of())).isEqualTo(new Figures(0, 0, 0, 0, 0, 0));
    }

    private static Outcome outcome(String category, double ndcg) {
        return new Outcome("c", category, new Figures(ndcg, 0, 0, 0, 0, 0));
    }
}
