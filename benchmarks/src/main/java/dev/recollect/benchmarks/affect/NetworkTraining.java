// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Trains a network of two hidden layers by gradient descent on the squared error: AdamW (Loshchilov and Hutter 2019) with a
 * rate that falls to nothing, dropout of inputs and hidden units (Srivastava et al. 2014). The same rows, settings and seed
 * give the same network. Confined to one thread.
 */
final class NetworkTraining {
    private static final double LEAK = 0.01;
    private static final int HIDDEN_LAYERS = 2;
    private static final int BATCH = 64;
    private static final double RATE = 1e-3;
    private static final double DECAY = 1;
    private static final double KEPT_INPUTS = 0.7;
    private static final double KEPT_UNITS = 0.7;

    private final int hidden;
    private final int epochs;
    private final SplittableRandom random;

    /**
     * @param hidden units of each hidden layer
     * @param epochs how often each row is shown
     * @param seed of what is random
     */
    NetworkTraining(int hidden, int epochs, long seed) {
        this.hidden = hidden;
        this.epochs = epochs;
        random = new SplittableRandom(seed);
    }

    /** What a hidden unit multiplies its sum by before it passes it on. */
    static double slope(double sum) {
        return sum < 0 ? LEAK : 1;
    }

    /**
     * Trains.
     *
     * @param rows inputs, each of about mean 0 and deviation 1
     * @param targets what they should yield, likewise
     */
    TrainedNetwork fit(double[][] rows, double[][] targets) {
        List<Learning> layers = layers(rows[0].length, targets[0].length);
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order);
            double rate = RATE * (1 - (double) epoch / epochs);
            for (int from = 0; from < order.length; from += BATCH) {
                int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
                step++;
                DMatrixRMaj error = forward(layers, kept(picked(rows, batch), KEPT_INPUTS));
                CommonOps_DDRM.subtractEquals(error, picked(targets, batch));
                CommonOps_DDRM.scale(1.0 / batch.length, error);
                backward(layers, error, rate, step);
            }
        }
        return new TrainedNetwork(layers.stream().map(Learning::learnt).toList());
    }

    private List<Learning> layers(int inputs, int outputs) {
        List<Learning> layers = new ArrayList<>();
        int width = inputs;
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            layers.add(new Learning(normal(width, hidden)));
            width = hidden;
        }
        layers.add(new Learning(normal(width, outputs)));
        return layers;
    }

    private DMatrixRMaj forward(List<Learning> layers, DMatrixRMaj input) {
        DMatrixRMaj sums = layers.get(0).sums(input);
        for (Learning layer : layers.subList(1, layers.size())) {
            DMatrixRMaj slopes = slopes(sums);
            CommonOps_DDRM.elementMult(sums, slopes);
            layer.slopes = slopes;
            sums = layer.sums(sums);
        }
        return sums;
    }

    private static void backward(List<Learning> layers, DMatrixRMaj error, double rate, int step) {
        DMatrixRMaj back = error;
        for (int i = layers.size() - 1; i >= 0; i--) {
            back = layers.get(i).step(back, rate, step);
        }
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
            slopes.data[i] = slope(sums.data[i]);
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

    /** A layer that learns, with what passed through it last. */
    private static final class Learning {
        private final Parameter weights;
        private final Parameter biases;
        private DMatrixRMaj input = new DMatrixRMaj(0, 0);
        /* What the units that passed on that input had multiplied their sums by; empty for the first layer. */
        private DMatrixRMaj slopes = new DMatrixRMaj(0, 0);

        Learning(DMatrixRMaj weights) {
            this.weights = new Parameter(weights, DECAY);
            biases = new Parameter(new DMatrixRMaj(1, weights.numCols), 0);
        }

        DMatrixRMaj sums(DMatrixRMaj from) {
            input = from;
            return plus(product(from, weights.values), biases.values);
        }

        /* Moves against the error of the sums; returns that of the sums that the input came from. */
        DMatrixRMaj step(DMatrixRMaj error, double rate, int step) {
            DMatrixRMaj back = new DMatrixRMaj(0, 0);
            if (slopes.numRows > 0) {
                back.reshape(error.numRows, weights.values.numRows);
                CommonOps_DDRM.multTransB(error, weights.values, back);
                CommonOps_DDRM.elementMult(back, slopes);
            }
            weights.step(transposedProduct(input, error), rate, step);
            biases.step(CommonOps_DDRM.sumCols(error, null), rate, step);
            return back;
        }

        TrainedLayer learnt() {
            return new TrainedLayer(weights.values, biases.values);
        }
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
