// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

/**
 * Ridge regression without a bias on some rows of a sparse matrix, solved by conjugate gradients (Hestenes and Stiefel
 * 1952). Pure.
 */
final class SparseRidge {
    private static final int STEPS_MOST = 300;
    private static final double CLOSE = 1e-4;

    private SparseRidge() {}

    /**
     * The weights that minimise the squared error plus lambda times the squared weights.
     *
     * @param matrix its rows
     * @param rows which of them
     * @param targets a number for every row of the matrix
     * @param lambda above 0
     */
    static double[] fit(PieceMatrix matrix, int[] rows, double[] targets, double lambda) {
        double[] weights = new double[matrix.factors().length];
        double[] residual = new double[weights.length];
        for (int row : rows) {
            matrix.add(row, targets[row], residual);
        }
        double[] direction = residual.clone();
        double square = square(residual);
        double enough = CLOSE * CLOSE * square;
        for (int step = 0; step < STEPS_MOST && square > enough; step++) {
            double[] image = new double[weights.length];
            double curvature = 0;
            for (int row : rows) {
                double along = matrix.dot(row, direction);
                curvature += along * along;
                matrix.add(row, along, image);
            }
            curvature += lambda * square(direction);
            double length = square / curvature;
            for (int i = 0; i < weights.length; i++) {
                weights[i] += length * direction[i];
                residual[i] -= length * (image[i] + lambda * direction[i]);
            }
            double next = square(residual);
            for (int i = 0; i < weights.length; i++) {
                direction[i] = residual[i] + next / square * direction[i];
            }
            square = next;
        }
        return weights;
    }

    private static double square(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return sum;
    }
}
