// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import java.util.Arrays;

/** Statistics of samples. */
final class Sample {

    private Sample() {}

    /**
     * The value below which a share of the sample lies, interpolated between neighbours (Hyndman and Fan 1996, type 7).
     *
     * @param share 0 to 1
     */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(mean(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .toArray()));
    }

    /** Pearson's coefficient of correlation. */
    static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double[] products = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            products[i] = (x[i] - meanX) * (y[i] - meanY);
        }
        return mean(products) / (deviation(x) * deviation(y));
    }
}
