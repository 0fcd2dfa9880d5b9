// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.index.Distribution;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fused score")
class FusionWeightsTest {
    private static final int DRAWS = 10_000;
    private static final List<Signal> SIGNALS = List.of(Signal.values());
    private static final Distribution USUAL = new Distribution(0, 0.3, 0.1, 0);

    private final Random random = new Random(11);

    private static FusionWeights weights(Map<Signal, Double> weights, double slope, double offset) {
        return new FusionWeights(weights, slope, offset, 0.5, 10, USUAL);
    }

    private static double sum(Score score) {
        return score.parts().values().stream().mapToDouble(part -> part).sum();
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private FusionWeights drawWeights() {
        return weights(drawSignals(), 0.01 + 3 * random.nextDouble(), 12 * random.nextDouble() - 6);
    }

    /* Some are 0, as they are where nothing matches, and some are left out. */
    private Map<Signal, Double> drawSignals() {
        Map<Signal, Double> signals = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            int kind = random.nextInt(6);
            if (kind > 0) {
                signals.put(signal, kind == 1 ? 0 : 3 * random.nextGaussian());
            }
        }
        return signals;
    }

    @Test
    @DisplayName("is the sum of its parts, and lies in [0, 1]")
    void partsSum() {
        for (int draw = 0; draw < DRAWS; draw++) {
            Score score = drawWeights().score(drawSignals());

            assertThat(sum(score)).isCloseTo(score.value(), within(1e-12));
            assertThat(score.value()).isBetween(0.0, 1.0);
        }
    }

    @Test
    @DisplayName("has a base and a part for every signal, in their order, whether there is a weight or not")
    void partsOfEverySignal() {
        Score score = weights(Map.of(Signal.WORDS, 1.0), 1, 0).score(Map.of(Signal.WORDS, 2.0, Signal.DATE, 5.0));

        assertThat(score.parts().keySet())
                .containsExactly(
                        "base",
                        "meaning",
                        "context",
                        "words",
                        "following",
                        "answers",
                        "session",
                        "speaker",
                        "kind",
                        "substance",
                        "date",
                        "recency",
                        "size");
        assertThat(score.parts()).containsEntry("date", 0.0).containsEntry("size", 0.0);
    }

    @Test
    @DisplayName("is that of the logistic function, shared among the signals by what they add to its argument")
    void byHand() {
        FusionWeights weights = weights(Map.of(Signal.WORDS, 2.0, Signal.MEANING, 1.0, Signal.SIZE, -1.0), 0.5, -1);

        Score score = weights.score(Map.of(Signal.WORDS, 3.0, Signal.MEANING, 2.0, Signal.SIZE, 4.0));

        double gain = (sigmoid(1) - sigmoid(-1)) / 2;
        assertThat(score.value()).isCloseTo(sigmoid(1), within(1e-15));
        assertThat(score.parts().get("base")).isCloseTo(sigmoid(-1), within(1e-15));
        assertThat(score.parts().get("words")).isCloseTo(3 * gain, within(1e-15));
        assertThat(score.parts().get("meaning")).isCloseTo(gain, within(1e-15));
        assertThat(score.parts().get("size")).isCloseTo(-2 * gain, within(1e-15));
    }

    @Test
    @DisplayName("where the signals cancel out is the base alone")
    void zeroSum() {
        FusionWeights weights = weights(Map.of(Signal.WORDS, 1.0, Signal.SIZE, -1.0), 1, -2);

        Score cancelled = weights.score(Map.of(Signal.WORDS, 3.0, Signal.SIZE, 3.0));
        Score silent = weights.score(Map.of());

        assertThat(cancelled).isEqualTo(silent);
        assertThat(cancelled.value())
                .isEqualTo(sigmoid(-2))
                .isEqualTo(cancelled.parts().get("base"));
        assertThat(cancelled.parts()).containsEntry("words", 0.0).containsEntry("size", 0.0);
    }

    @Test
    @DisplayName("has parts whose sign is that of weight times signal, and no zero below zero")
    void signs() {
        for (int draw = 0; draw < DRAWS; draw++) {
            FusionWeights weights = drawWeights();
            Map<Signal, Double> signals = drawSignals();

            Score score = weights.score(signals);

            for (Signal signal : Signal.values()) {
                double given = weights.weights().getOrDefault(signal, 0.0) * signals.getOrDefault(signal, 0.0);
                double part = score.parts().getOrDefault(signal.wireName(), Double.NaN);
                assertThat(Math.signum(part) * Math.signum(given)).isGreaterThan(-1);
                assertThat(Double.doubleToRawLongBits(part)).isNotEqualTo(Double.doubleToRawLongBits(-0.0));
            }
        }
    }

    @Test
    @DisplayName("never falls where a signal of positive weight rises, and rises while there is room")
    void monotone() {
        int rose = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            FusionWeights weights = drawWeights();
            Signal signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
            Map<Signal, Double> less = drawSignals();
            Map<Signal, Double> more = new EnumMap<>(less);
            more.merge(signal, 0.1 + random.nextDouble(), Double::sum);
            double weight = weights.weights().getOrDefault(signal, 0.0);

            int compared = Double.compare(
                    weights.score(more).value(), weights.score(less).value());

            assertThat(compared * Math.signum(weight)).isGreaterThan(-1);
            rose += compared != 0 ? 1 : 0;
        }
        assertThat(rose).isGreaterThan(DRAWS / 2);
    }

    @Test
    @DisplayName("of extreme signals is 0 or 1, and still the sum of its parts")
    void extremes() {
        FusionWeights weights = weights(Map.of(Signal.WORDS, 1_000.0), 1_000, -5);

        Score best = weights.score(Map.of(Signal.WORDS, 1e9));
        Score worst = weights.score(Map.of(Signal.WORDS, -1e9));

        assertThat(best.value()).isEqualTo(1);
        assertThat(worst.value()).isZero();
        assertThat(sum(best)).isCloseTo(1, within(1e-12));
        assertThat(sum(worst)).isCloseTo(0, within(1e-12));
    }

    @Test
    @DisplayName("sees usual cosines in a small scope, and its own in a large one")
    void shrunk() {
        FusionWeights weights = weights(Map.of(), 1, 0);

        assertThat(weights.shrunk(Distribution.EMPTY).mean()).isCloseTo(0.3, within(1e-12));
        assertThat(weights.shrunk(new Distribution(30, 0.7, 0.1, 1)).mean()).isCloseTo(0.6, within(1e-12));
    }
}
