// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Trains a network of one hidden layer by gradient descent on the squared error: AdamW (Loshchilov and Hutter 2019) with a
 * rate that falls to nothing, dropout of inputs and hidden units (Srivastava et al. 2014). The same rows, settings and seed
 * give the same network. Confined to one thread.
 */
final class NetworkTraining {
    static final double LEAK = 0.01;

    private static final int BATCH = 64;
    private static final double RATE = 1e-3;
    private static final double DECAY = 1;
    private static final double KEPT_INPUTS = 0.9;
    private static final double KEPT_UNITS = 0.4;

    private final int hidden;
    private final int epochs;
    private final SplittableRandom random;

    /**
     * @param hidden units
     * @param epochs how often each row is shown
     * @param seed of what is random
     */
    NetworkTraining(int hidden, int epochs, long seed) {
        this.hidden = hidden;
        this.epochs = epochs;
        random = new SplittableRandom(seed);
    }

    /**
     * Trains.
     *
     * @param rows inputs, each of about mean 0 and deviation 1
     * @param targets what they should yield, likewise
     */
    TrainedLayers fit(double[][] rows, double[][] targets) {
        int inputs = rows[0].length;
        int outputs = targets[0].length;
        Parameter first = new Parameter(normal(inputs, hidden), DECAY);
        Parameter firstBias = new Parameter(new DMatrixRMaj(1, hidden), 0);
        Parameter second = new Parameter(normal(hidden, outputs), DECAY);
        Parameter secondBias = new Parameter(new DMatrixRMaj(1, outputs), 0);
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order);
            double rate = RATE * (1 - (double) epoch / epochs);
            for (int from = 0; from < order.length; from += BATCH) {
                int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
                step++;
                DMatrixRMaj input = kept(picked(rows, batch), KEPT_INPUTS);
                DMatrixRMaj sums = plus(product(input, first.values), firstBias.values);
                DMatrixRMaj slopes = slopes(sums);
                DMatrixRMaj units = new DMatrixRMaj(sums);
                CommonOps_DDRM.elementMult(units, slopes);
                DMatrixRMaj error = plus(product(units, second.values), secondBias.values);
                CommonOps_DDRM.subtractEquals(error, picked(targets, batch));
                CommonOps_DDRM.scale(1.0 / batch.length, error);
                DMatrixRMaj back = new DMatrixRMaj(batch.length, hidden);
                CommonOps_DDRM.multTransB(error, second.values, back);
                CommonOps_DDRM.elementMult(back, slopes);
                second.step(transposedProduct(units, error), rate, step);
                secondBias.step(CommonOps_DDRM.sumCols(error, null), rate, step);
                first.step(transposedProduct(input, back), rate, step);
                firstBias.step(CommonOps_DDRM.sumCols(back, null), rate, step);
            }
        }
        return new TrainedLayers(first.values, firstBias.values, second.values, secondBias.values);
    }

    private DMatrixRMaj normal(int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = gaussian() / Math.sqrt(rows);
        }
        return matrix;
    }

    /* Box and Muller (1958), with functions that are alike on every machine. */
    private double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private static DMatrixRMaj picked(double[][] rows, int[] which) {
        double[][] some = new double[which.length][];
        Arrays.setAll(some, i -> rows[which[i]]);
        return new DMatrixRMaj(some);
    }

    private DMatrixRMaj kept(DMatrixRMaj matrix, double share) {
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] *= random.nextDouble() < share ? 1 / share : 0;
        }
        return matrix;
    }

    /* What a unit's sum is multiplied by, 0 for the units that sit this one out. */
    private DMatrixRMaj slopes(DMatrixRMaj sums) {
        DMatrixRMaj slopes = new DMatrixRMaj(sums.numRows, sums.numCols);
        for (int i = 0; i < sums.data.length; i++) {
            slopes.data[i] = sums.data[i] < 0 ? LEAK : 1;
        }
        return kept(slopes, KEPT_UNITS);
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, product);
        return product;
    }

    private static DMatrixRMaj transposedProduct(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numCols, b.numCols);
        CommonOps_DDRM.multTransA(a, b, product);
        return product;
    }

    private static DMatrixRMaj plus(DMatrixRMaj matrix, DMatrixRMaj row) {
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] += row.data[i % row.numCols];
        }
        return matrix;
    }

    /** Numbers that descend, with the running means that Adam keeps of their gradients. */
    private static final class Parameter {
        private static final double MEAN = 0.9;
        private static final double SQUARE = 0.999;
        private static final double TINY = 1e-8;

        private final DMatrixRMaj values;
        private final double[] means;
        private final double[] squares;
        private final double decay;

        Parameter(DMatrixRMaj values, double decay) {
            this.values = values;
            this.decay = decay;
            means = new double[values.data.length];
            squares = new double[values.data.length];
        }

        void step(DMatrixRMaj gradient, double rate, int step) {
            double meanShare = 1 - StrictMath.pow(MEAN, step);
            double squareShare = 1 - StrictMath.pow(SQUARE, step);
            for (int i = 0; i < means.length; i++) {
                double slope = gradient.data[i];
                means[i] = MEAN * means[i] + (1 - MEAN) * slope;
                squares[i] = SQUARE * squares[i] + (1 - SQUARE) * slope * slope;
                double move = means[i] / meanShare / (Math.sqrt(squares[i] / squareShare) + TINY);
                values.data[i] -= rate * (move + decay * values.data[i]);
            }
        }
    }
}
