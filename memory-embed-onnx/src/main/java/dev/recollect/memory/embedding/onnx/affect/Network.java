// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.List;

/**
 * A network from an embedding to ratings of valence, arousal and dominance. Immutable.
 *
 * <p>A unit between two layers passes on its weighted sum, or a hundredth of it if that is negative.
 */
final class Network {
    /** The numbers it yields. */
    static final int OUTPUTS = 3;

    private static final float LEAK = 0.01f;

    private final List<Layer> layers;

    /**
     * @param layers one or more, each of as many inputs as the one before has outputs; the last of {@link #OUTPUTS}
     */
    Network(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    int inputs() {
        return layers.get(0).inputs();
    }

    /**
     * The ratings of a text.
     *
     * @param embedding as many numbers as there are inputs
     */
    float[] ratings(float[] embedding) {
        float[] passed = layers.get(0).sums(embedding);
        for (Layer layer : layers.subList(1, layers.size())) {
            for (int unit = 0; unit < passed.length; unit++) {
                passed[unit] = Math.max(passed[unit], LEAK * passed[unit]);
            }
            passed = layer.sums(passed);
        }
        return passed;
    }

    /** The mean of the ratings of networks, one or more, of as many inputs each. */
    static double[] meanRatings(List<Network> networks, float[] embedding) {
        double[] means = new double[OUTPUTS];
        for (Network network : networks) {
            float[] ratings = network.ratings(embedding);
            for (int output = 0; output < OUTPUTS; output++) {
                means[output] += (double) ratings[output] / networks.size();
            }
        }
        return means;
    }
}
