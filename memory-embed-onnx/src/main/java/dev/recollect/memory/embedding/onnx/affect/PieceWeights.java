// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

/**
 * What the pieces of a text (see {@link NGrams}) add to its ratings: the sum of the weights of their buckets over the root of
 * their number, of runs and of words apart. Immutable.
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
        Sums runs = new Sums();
        Sums words = new Sums();
        NGrams.cut(text, bucket -> (bucket < NGrams.RUN_BUCKETS ? runs : words).add(bucket));
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] += scales[i] * (runs.mean(i) + words.mean(i));
        }
    }

    /* A sum over pieces, whose spread grows with the root of their number. */
    private final class Sums {
        private final int[] sums = new int[Network.OUTPUTS];
        private int pieces;

        void add(int bucket) {
            int at = bucket * Network.OUTPUTS;
            sums[0] += weights[at];
            sums[1] += weights[at + 1];
            sums[2] += weights[at + 2];
            pieces++;
        }

        double mean(int output) {
            return sums[output] / Math.sqrt(Math.max(1, pieces));
        }
    }
}
