// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** A linear function of a vector. */
final class LinearMap {

    private final double[] weights;
    private final double bias;

    LinearMap(double[] weights, double bias) {
        this.weights = weights.clone();
        this.bias = bias;
    }

    double[] weights() {
        return weights.clone();
    }

    double bias() {
        return bias;
    }

    double apply(double[] input) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * input[i];
        }
        return sum;
    }

    double[] applyAll(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(this::apply).toArray();
    }

    static double round(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
