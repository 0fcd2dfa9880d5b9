// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

/**
 * What the pieces of a text (see {@link NGrams}) add to its ratings: the mean weight of their buckets, times the root of
 * their number. Immutable.
 */
final class PieceWeights {
    private final byte[] weights;
    private final float[] scales;

    /**
     * @param weights three numbers a bucket: for valence, arousal, dominance
     * @param scales what a weight of 1 is worth, for each of the three
     */
    PieceWeights(byte[] weights, float[] scales) {
        this.weights = weights.clone();
        this.scales = scales.clone();
    }

    /** Adds to the ratings of a text. */
    void addTo(double[] ratings, String text) {
        int[] sums = new int[Network.OUTPUTS];
        int pieces = NGrams.cut(text, bucket -> {
            int at = bucket * Network.OUTPUTS;
            sums[0] += weights[at];
            sums[1] += weights[at + 1];
            sums[2] += weights[at + 2];
        });
        double root = Math.sqrt(Math.max(1, pieces));
        for (int i = 0; i < sums.length; i++) {
            ratings[i] += scales[i] * sums[i] / root;
        }
    }
}
