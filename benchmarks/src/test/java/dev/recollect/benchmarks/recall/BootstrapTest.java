// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An interval over samples of conversations")
class BootstrapTest {
    @Test
    @DisplayName("is the same again")
    void repeatable() {
        List<Outcome> outcomes = conversations(8, 20);

        assertThat(Bootstrap.of(outcomes, BootstrapTest::mean)).isEqualTo(Bootstrap.of(outcomes, BootstrapTest::mean));
    }

    @Test
    @DisplayName("lies around the figure and within what single conversations reach")
    void aroundTheFigure() {
        List<Outcome> outcomes = conversations(8, 20);

        Bootstrap interval = Bootstrap.of(outcomes, BootstrapTest::mean);

        double figure = mean(outcomes);
        assertThat(interval.low()).isLessThan(figure).isGreaterThan(0);
        assertThat(interval.high()).isGreaterThan(figure).isLessThan(0.8);
    }

    @Test
    @DisplayName(
            "has the ends that the law of two conversations has: worst alone and best alone each come one time in four")
    void twoConversations() {
        List<Outcome> outcomes = List.of(outcome("a", 0.2), outcome("b", 0.6));

        assertThat(Bootstrap.of(outcomes, BootstrapTest::mean)).isEqualTo(new Bootstrap(0.2, 0.6));
    }

    @Test
    @DisplayName("leaves out the rarest fortieth at each end")
    void tails() {
        List<Outcome> outcomes = IntStream.range(0, 400)
                .mapToObj(i -> outcome("conversation " + i, i % 2))
                .toList();

        Bootstrap interval = Bootstrap.of(outcomes, BootstrapTest::mean);

        double deviation = 0.5 / Math.sqrt(400);
        assertThat(interval.low()).isCloseTo(0.5 - 1.96 * deviation, within(0.005));
        assertThat(interval.high()).isCloseTo(0.5 + 1.96 * deviation, within(0.005));
    }

    @Test
    @DisplayName("draws conversations whole: of a single one it has no width, however its questions differ")
    void oneConversation() {
        List<Outcome> outcomes = List.of(outcome("only", 0), outcome("only", 0.25), outcome("only", 1));

        Bootstrap interval = Bootstrap.of(outcomes, BootstrapTest::mean);

        assertThat(interval.low()).isEqualTo(interval.high()).isEqualTo(mean(outcomes));
    }

    /* Each of the conversations about another mean, from 0.1 to below 0.8. */
    private static List<Outcome> conversations(int conversations, int questions) {
        Random random = new Random(5);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < conversations; i++) {
            for (int j = 0; j < questions; j++) {
                outcomes.add(outcome("conversation " + i, 0.1 + 0.6 * i / conversations + 0.1 * random.nextDouble()));
            }
        }
        return outcomes;
    }

    private static double mean(List<Outcome> outcomes) {
        return Outcome.micro(outcomes).ndcg10();
    }

    private static Outcome outcome(String conversation, double ndcg) {
        return new Outcome(conversation, "1", new Figures(ndcg, 0, 0, 0, 0, 0));
    }
}
