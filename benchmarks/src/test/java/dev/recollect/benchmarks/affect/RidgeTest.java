// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ridge regression")
class RidgeTest {

    private static final double[][] ROWS = rows();

    @Test
    @DisplayName("finds the map that made the targets, when it is hardly held back")
    void recovers() {
        LinearMap made = new LinearMap(new double[] {0.5, -2, 0, 1}, 3);

        LinearMap found = new Ridge(ROWS, 1e-9).fit(made.applyAll(ROWS));

        assertThat(found.weights()).containsExactly(made.weights(), within(1e-6));
        assertThat(found.bias()).isCloseTo(3, within(1e-6));
    }

    @Test
    @DisplayName("solves one dimension as the formula does: w = xy / (xx + lambda) about the means")
    void formula() {
        double[][] rows = {{1}, {2}, {6}};

        LinearMap found = new Ridge(rows, 2).fit(new double[] {1, 4, 7});

        double weight = (2 * 3 + 1 * 0 + 3 * 3) / (4 + 1 + 9 + 2.0);
        assertThat(found.weights()).containsExactly(new double[] {weight}, within(1e-12));
        assertThat(found.bias()).isCloseTo(4 - 3 * weight, within(1e-12));
    }

    @Test
    @DisplayName("shrinks the weights, not the mean, as lambda grows")
    void shrinks() {
        double[] targets =
                Arrays.stream(ROWS).mapToDouble(row -> 2 * row[0] + 10).toArray();

        LinearMap found = new Ridge(ROWS, 1e9).fit(targets);

        assertThat(found.weights()).containsExactly(new double[4], within(1e-3));
        assertThat(found.bias()).isCloseTo(Sample.mean(targets), within(1e-3));
    }

    @Test
    @DisplayName("refuses to go without a lambda, for then some inputs have no one answer")
    void noLambda() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ridge(ROWS, 0))
                .withMessage("lambda must be above 0, but is 0.0");
    }

    @Test
    @DisplayName("is measured by Pearson's correlation and quantiles that lie between neighbours")
    void statistics() {
        double[] values = {4, 1, 3, 2};

        assertThat(Sample.quantile(values, 0.5)).isEqualTo(2.5);
        assertThat(Sample.quantile(values, 0)).isEqualTo(1);
        assertThat(Sample.quantile(values, 1)).isEqualTo(4);
        assertThat(Sample.quantile(values, 0.1)).isCloseTo(1.3, within(1e-12));
        assertThat(Sample.deviation(values)).isCloseTo(Math.sqrt(1.25), within(1e-12));
        assertThat(Sample.correlation(values, new double[] {8, 2, 6, 4})).isCloseTo(1, within(1e-12));
        assertThat(Sample.correlation(values, new double[] {1, 4, 2, 3})).isCloseTo(-1, within(1e-12));
        assertThat(Sample.correlation(new double[] {1, 2, 3}, new double[] {1, 3, 2}))
                .isCloseTo(0.5, within(1e-12));
    }

    private static double[][] rows() {
        Random random = new Random(11);
        return IntStream.range(0, 200)
                .mapToObj(i -> random.doubles(4, -1, 1).toArray())
                .toArray(double[][]::new);
    }
}
