// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

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
    /* By input, so that the sums of all hidden units grow side by side. */
    private final float[] hiddenWeights;
    private final float[] hiddenBiases;
    /* By output. */
    private final float[] outputWeights;
    private final float[] outputBiases;

    Network(float[] hiddenWeights, float[] hiddenBiases, float[] outputWeights, float[] outputBiases) {
        hidden = hiddenBiases.length;
        inputs = hiddenWeights.length / hidden;
        this.hiddenWeights = hiddenWeights.clone();
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
            int row = input * hidden;
            for (int unit = 0; unit < hidden; unit++) {
                sums[unit] += embedding[input] * hiddenWeights[row + unit];
            }
        }
        double[] ratings = new double[OUTPUTS];
        for (int output = 0; output < OUTPUTS; output++) {
            double rating = outputBiases[output];
            for (int unit = 0; unit < hidden; unit++) {
                float sum = sums[unit];
                rating += outputWeights[output * hidden + unit] * (sum < 0 ? LEAK * sum : sum);
            }
            ratings[output] = rating;
        }
        return ratings;
    }

    /* Four inputs in one go: the sums are loaded and stored a quarter as often, and the loop runs in vector registers. */
    private void addFour(float[] sums, float[] embedding, int input) {
        float a = embedding[input];
        float b = embedding[input + 1];
        float c = embedding[input + 2];
        float d = embedding[input + 3];
        int rowA = input * hidden;
        int rowB = rowA + hidden;
        int rowC = rowB + hidden;
        int rowD = rowC + hidden;
        for (int unit = 0; unit < hidden; unit++) {
            sums[unit] += a * hiddenWeights[rowA + unit]
                    + b * hiddenWeights[rowB + unit]
                    + c * hiddenWeights[rowC + unit]
                    + d * hiddenWeights[rowD + unit];
        }
    }
}
