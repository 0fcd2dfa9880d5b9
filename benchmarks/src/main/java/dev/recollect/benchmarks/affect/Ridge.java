// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Ridge regression: the linear map that minimises the squared error plus lambda times the squared weights; the bias is
 * free. Solved through the Cholesky decomposition of X'X + lambda I on centred data.
 */
final class Ridge {

    private final DMatrixRMaj inputs;
    private final double[] means;
    private final LinearSolverDense<DMatrixRMaj> solver;

    /**
     * @param rows one input vector a row, all of one length
     * @param lambda above 0
     */
    Ridge(double[][] rows, double lambda) {
        if (!(lambda > 0)) {
            throw new IllegalArgumentException("lambda must be above 0, but is " + lambda);
        }
        inputs = new DMatrixRMaj(rows);
        means = new double[inputs.numCols];
        for (double[] row : rows) {
            for (int i = 0; i < means.length; i++) {
                means[i] += row[i] / rows.length;
            }
        }
        for (int row = 0; row < inputs.numRows; row++) {
            for (int i = 0; i < means.length; i++) {
                inputs.add(row, i, -means[i]);
            }
        }
        DMatrixRMaj normal = new DMatrixRMaj(means.length, means.length);
        CommonOps_DDRM.multInner(inputs, normal);
        for (int i = 0; i < means.length; i++) {
            normal.add(i, i, lambda);
        }
        solver = LinearSolverFactory_DDRM.chol(means.length);
        if (!solver.setA(normal)) {
            throw new IllegalStateException("the inputs must be finite numbers of ordinary size");
        }
    }

    /**
     * The map to one target.
     *
     * @param targets one number for each row
     */
    LinearMap fit(double[] targets) {
        double mean = 0;
        for (double target : targets) {
            mean += target / targets.length;
        }
        DMatrixRMaj centred = new DMatrixRMaj(targets.length, 1);
        for (int row = 0; row < targets.length; row++) {
            centred.set(row, 0, targets[row] - mean);
        }
        DMatrixRMaj product = new DMatrixRMaj(means.length, 1);
        CommonOps_DDRM.multTransA(inputs, centred, product);
        DMatrixRMaj weights = new DMatrixRMaj(means.length, 1);
        solver.solve(product, weights);
        double bias = mean;
        for (int i = 0; i < means.length; i++) {
            bias -= weights.get(i, 0) * means[i];
        }
        return new LinearMap(weights.data.clone(), bias);
    }
}
