// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import java.util.Arrays;

/** Means and deviations of columns, by which rows are brought to mean 0 and deviation 1. */
final class Standard {
    private final double[] means;
    private final double[] deviations;

    /**
     * @param means a number a column
     * @param deviations likewise, above 0
     */
    Standard(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    double[] means() {
        return means;
    }

    double[] deviations() {
        return deviations;
    }

    static Standard of(double[][] rows) {
        int columns = rows[0].length;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int column = 0; column < columns; column++) {
            int which = column;
            double[] values = Arrays.stream(rows).mapToDouble(row -> row[which]).toArray();
            means[column] = Sample.mean(values);
            deviations[column] = Math.max(Sample.deviation(values), 1e-9);
        }
        return new Standard(means, deviations);
    }

    double[][] applied(double[][] rows) {
        return Arrays.stream(rows).map(this::applied).toArray(double[][]::new);
    }

    private double[] applied(double[] row) {
        double[] standard = new double[row.length];
        Arrays.setAll(standard, i -> (row[i] - means[i]) / deviations[i]);
        return standard;
    }
}
