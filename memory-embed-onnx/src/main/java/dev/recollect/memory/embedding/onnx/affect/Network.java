// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.Arrays;

/**
 * A network of one hidden layer from an embedding to ratings of valence, arousal and dominance. Immutable.
 *
 * <p>A hidden unit yields its weighted sum, or a hundredth of it if that is negative.
 */
final class Network {
    /** The numbers it yields. */
    static final int OUTPUTS = 3;

    private static final float LEAK = 0.01f;
    private static final int STRIDE = 4;

    private final int inputs;
    private final int hidden;
    /* By input, so that the sums of all hidden units grow side by side, in the lanes of vector registers. */
    private final float[][] hiddenWeights;
    private final float[] hiddenBiases;
    /* By output. */
    private final float[] outputWeights;
    private final float[] outputBiases;

    Network(float[][] hiddenWeights, float[] hiddenBiases, float[] outputWeights, float[] outputBiases) {
        hidden = hiddenBiases.length;
        inputs = hiddenWeights.length;
        this.hiddenWeights = Arrays.stream(hiddenWeights).map(float[]::clone).toArray(float[][]::new);
        this.hiddenBiases = hiddenBiases.clone();
        this.outputWeights = outputWeights.clone();
        this.outputBiases = outputBiases.clone();
    }

    int inputs() {
        return inputs;
    }

    /**
     * The ratings of a text.
     *
     * @param embedding as many numbers as there are inputs
     */
    double[] ratings(float[] embedding) {
        float[] sums = hiddenBiases.clone();
        int input = 0;
        for (; input + STRIDE <= inputs; input += STRIDE) {
            addFour(sums, embedding, input);
        }
        for (; input < inputs; input++) {
            float value = embedding[input];
            float[] row = hiddenWeights[input];
            for (int unit = 0; unit < sums.length; unit++) {
                sums[unit] += value * row[unit];
            }
        }
        for (int unit = 0; unit < sums.length; unit++) {
            sums[unit] = Math.max(sums[unit], LEAK * sums[unit]);
        }
        double[] ratings = new double[OUTPUTS];
        for (int output = 0; output < OUTPUTS; output++) {
            double rating = outputBiases[output];
            for (int unit = 0; unit < hidden; unit++) {
                rating += outputWeights[output * hidden + unit] * sums[unit];
            }
            ratings[output] = rating;
        }
        return ratings;
    }

    /* Four inputs in one go: the sums are loaded and stored a quarter as often. */
    private void addFour(float[] sums, float[] embedding, int input) {
        float a = embedding[input];
        float b = embedding[input + 1];
        float c = embedding[input + 2];
        float d = embedding[input + 3];
        float[] rowA = hiddenWeights[input];
        float[] rowB = hiddenWeights[input + 1];
        float[] rowC = hiddenWeights[input + 2];
        float[] rowD = hiddenWeights[input + 3];
        for (int unit = 0; unit < sums.length; unit++) {
            sums[unit] += a * rowA[unit] + b * rowB[unit] + c * rowC[unit] + d * rowD[unit];
        }
    }
}
