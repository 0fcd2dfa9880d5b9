// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import java.util.Arrays;

/** An embedding as a model yields it. Immutable. */
final class FloatEmbedding extends Embedding {
    private final float[] vector;

    /* The array is kept. */
    FloatEmbedding(float[] vector) {
        this.vector = vector;
    }

    /** Of an array that is kept, after a look at its numbers. */
    static FloatEmbedding checked(float[] vector) {
        if (vector.length == 0) {
            throw new IllegalArgumentException("an embedding must have at least one dimension");
        }
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw new IllegalArgumentException(
                        "an embedding must be finite, but dimension " + i + " is " + vector[i]);
            }
        }
        return new FloatEmbedding(vector);
    }

    @Override
    public int dimension() {
        return vector.length;
    }

    @Override
    float number(int dimension) {
        return vector[dimension];
    }

    @Override
    public float similarity(Embedding other) {
        requireSameDimension(other);
        return other instanceof FloatEmbedding that
                ? DotProduct.BEST.of(vector, that.vector)
                : quantized().similarity(other);
    }

    @Override
    public Embedding quantized() {
        return QuantizedEmbedding.nearest(vector);
    }

    @Override
    public boolean isQuantized() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloatEmbedding that && Arrays.equals(vector, that.vector);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(vector);
    }
}
