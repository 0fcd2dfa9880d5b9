// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import org.ejml.data.DMatrixRMaj;

/**
 * A layer of a network as it was trained.
 *
 * @param weights inputs by outputs
 * @param biases a row
 */
record TrainedLayer(DMatrixRMaj weights, DMatrixRMaj biases) {

    int inputs() {
        return weights.numRows;
    }

    int outputs() {
        return weights.numCols;
    }

    /** The weighted sums of as many numbers as there are inputs. */
    double[] sums(double[] input) {
        double[] sums = biases.data.clone();
        for (int i = 0; i < input.length; i++) {
            for (int output = 0; output < sums.length; output++) {
                sums[output] += input[i] * weights.unsafe_get(i, output);
            }
        }
        return sums;
    }

    /** The same layer for inputs that were not brought to mean 0 and deviation 1 as these were. */
    TrainedLayer onInputs(Standard inputs) {
        TrainedLayer moved = new TrainedLayer(weights.copy(), biases.copy());
        for (int i = 0; i < inputs(); i++) {
            for (int output = 0; output < outputs(); output++) {
                double weight = weights.get(i, output) / inputs.deviations()[i];
                moved.weights.set(i, output, weight);
                moved.biases.add(0, output, -weight * inputs.means()[i]);
            }
        }
        return moved;
    }

    /** The same layer for targets that were not brought to mean 0 and deviation 1 as these were. */
    TrainedLayer onOutputs(Standard outputs) {
        TrainedLayer moved = new TrainedLayer(weights.copy(), biases.copy());
        for (int output = 0; output < outputs(); output++) {
            double deviation = outputs.deviations()[output];
            for (int i = 0; i < inputs(); i++) {
                moved.weights.set(i, output, weights.get(i, output) * deviation);
            }
            moved.biases.set(0, output, biases.get(0, output) * deviation + outputs.means()[output]);
        }
        return moved;
    }
}
