// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.Arrays;

/** A layer of a network: weighted sums of its inputs. Immutable. */
final class Layer {
    private static final int STRIDE = 4;

    /* By input, so that all sums grow side by side, in the lanes of vector registers. */
    private final float[][] weights;
    private final float[] biases;

    /**
     * @param weights by input, as many as there are sums
     * @param biases what the sums begin with
     */
    Layer(float[][] weights, float[] biases) {
        this.weights = Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
        this.biases = biases.clone();
    }

    int inputs() {
        return weights.length;
    }

    int outputs() {
        return biases.length;
    }

    /** The sums of as many numbers as there are inputs. */
    float[] sums(float[] input) {
        float[] sums = biases.clone();
        int from = 0;
        for (; from + STRIDE <= weights.length; from += STRIDE) {
            addFour(sums, input, from);
        }
        for (; from < weights.length; from++) {
            float value = input[from];
            float[] row = weights[from];
            for (int unit = 0; unit < sums.length; unit++) {
                sums[unit] += value * row[unit];
            }
        }
        return sums;
    }

    /* Four inputs in one go: the sums are loaded and stored a quarter as often. */
    private void addFour(float[] sums, float[] input, int from) {
        float a = input[from];
        float b = input[from + 1];
        float c = input[from + 2];
        float d = input[from + 3];
        float[] rowA = weights[from];
        float[] rowB = weights[from + 1];
        float[] rowC = weights[from + 2];
        float[] rowD = weights[from + 3];
        for (int unit = 0; unit < sums.length; unit++) {
            sums[unit] += a * rowA[unit] + b * rowB[unit] + c * rowC[unit] + d * rowD[unit];
        }
    }
}
