// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The layers of a network as they were trained.
 *
 * @param first inputs by hidden units
 * @param firstBias a row
 * @param second hidden units by outputs
 * @param secondBias a row
 */
record TrainedLayers(DMatrixRMaj first, DMatrixRMaj firstBias, DMatrixRMaj second, DMatrixRMaj secondBias) {

    int inputs() {
        return first.numRows;
    }

    int hidden() {
        return first.numCols;
    }

    /** What the network yields. */
    double[] apply(double[] input) {
        double[] units = firstBias.data.clone();
        for (int i = 0; i < input.length; i++) {
            for (int unit = 0; unit < units.length; unit++) {
                units[unit] += input[i] * first.unsafe_get(i, unit);
            }
        }
        double[] outputs = secondBias.data.clone();
        for (int unit = 0; unit < units.length; unit++) {
            double value = units[unit] < 0 ? NetworkTraining.LEAK * units[unit] : units[unit];
            for (int output = 0; output < outputs.length; output++) {
                outputs[output] += value * second.unsafe_get(unit, output);
            }
        }
        return outputs;
    }

    /** One network that yields the mean of what two yield. */
    static TrainedLayers mean(TrainedLayers one, TrainedLayers other) {
        DMatrixRMaj first = CommonOps_DDRM.concatColumns(one.first, other.first, null);
        DMatrixRMaj firstBias = CommonOps_DDRM.concatColumns(one.firstBias, other.firstBias, null);
        DMatrixRMaj second = new DMatrixRMaj(one.hidden() + other.hidden(), one.second.numCols);
        CommonOps_DDRM.concatRows(one.second, other.second, second);
        CommonOps_DDRM.scale(0.5, second);
        DMatrixRMaj secondBias = one.secondBias.copy();
        CommonOps_DDRM.addEquals(secondBias, other.secondBias);
        CommonOps_DDRM.scale(0.5, secondBias);
        return new TrainedLayers(first, firstBias, second, secondBias);
    }

    /**
     * The same network for inputs and outputs that were not brought to mean 0 and deviation 1.
     *
     * @param inputs how the inputs were
     * @param outputs how the targets were
     */
    TrainedLayers on(Standard inputs, Standard outputs) {
        DMatrixRMaj newFirst = first.copy();
        DMatrixRMaj newFirstBias = firstBias.copy();
        DMatrixRMaj newSecond = second.copy();
        DMatrixRMaj newSecondBias = secondBias.copy();
        for (int i = 0; i < first.numRows; i++) {
            for (int unit = 0; unit < first.numCols; unit++) {
                double weight = first.get(i, unit) / inputs.deviations()[i];
                newFirst.set(i, unit, weight);
                newFirstBias.add(0, unit, -weight * inputs.means()[i]);
            }
        }
        for (int output = 0; output < second.numCols; output++) {
            double deviation = outputs.deviations()[output];
            for (int unit = 0; unit < second.numRows; unit++) {
                newSecond.set(unit, output, second.get(unit, output) * deviation);
            }
            newSecondBias.set(0, output, secondBias.get(0, output) * deviation + outputs.means()[output]);
        }
        return new TrainedLayers(newFirst, newFirstBias, newSecond, newSecondBias);
    }
}
