// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The training of a network")
class NetworkTrainingTest {
    private static final int ROWS = 600;

    private final double[][] inputs = new double[ROWS][];
    private final double[][] targets = new double[ROWS][];

    NetworkTrainingTest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int row = 0; row < ROWS; row++) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            inputs[row] = new double[] {x * 1.7, y * 1.7};
            targets[row] = new double[] {Math.abs(x) * 3 - 1.5, y};
        }
    }

    @Test
    @DisplayName("finds what no linear map can: a bend")
    void bend() {
        double[] target = column(targets, 0);
        double[] linear = new Ridge(inputs, 1).fit(target).applyAll(inputs);

        double[] found = column(predictions(fit(1)), 0);

        assertThat(Math.abs(Sample.correlation(linear, target))).isLessThan(0.3);
        assertThat(Sample.correlation(found, target)).isGreaterThan(0.9);
    }

    @Test
    @DisplayName("yields the same network from the same seed, and another from another")
    void seeds() {
        assertThat(fit(1).layers().get(0).weights().data)
                .isEqualTo(fit(1).layers().get(0).weights().data);
        assertThat(fit(1).layers().get(0).weights().data)
                .isNotEqualTo(fit(2).layers().get(0).weights().data);
    }

    @Test
    @DisplayName(
            "yields networks of which a mean can be taken, and that can be moved to inputs and targets as they were")
    void meanAndScale() {
        TrainedNetwork one = fit(1);
        TrainedNetwork other = fit(2);
        double[] input = {0.3, -0.8};
        Standard from = new Standard(new double[] {5, -1}, new double[] {2, 0.5});
        Standard to = new Standard(new double[] {3, 4}, new double[] {10, 0.1});

        double[] mean = TrainedNetwork.mean(List.of(one, other), input);
        double[] moved = one.on(from, to).apply(new double[] {5 + 2 * 0.3, -1 - 0.5 * 0.8});

        for (int i = 0; i < mean.length; i++) {
            assertThat(mean[i]).isCloseTo((one.apply(input)[i] + other.apply(input)[i]) / 2, within(1e-9));
            assertThat(moved[i]).isCloseTo(to.means()[i] + to.deviations()[i] * one.apply(input)[i], within(1e-9));
        }
    }

    private TrainedNetwork fit(long seed) {
        return new NetworkTraining(32, 60, seed).fit(inputs, targets);
    }

    private double[][] predictions(TrainedNetwork network) {
        return Arrays.stream(inputs).map(network::apply).toArray(double[][]::new);
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
