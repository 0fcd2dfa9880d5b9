// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import java.util.Arrays;

/** An embedding of eight bits a dimension: whole multiples of one unit. Immutable. */
final class QuantizedEmbedding extends Embedding {
    private static final int GREATEST = 127;

    private final byte[] multiples;
    private final float unit;

    private QuantizedEmbedding(byte[] multiples, float unit) {
        this.multiples = multiples;
        this.unit = unit;
    }

    static QuantizedEmbedding nearest(float[] vector) {
        float greatest = 0;
        for (float number : vector) {
            greatest = Math.max(greatest, Math.abs(number));
        }
        float unit = greatest / GREATEST;
        byte[] multiples = new byte[vector.length];
        if (unit > 0) {
            for (int i = 0; i < vector.length; i++) {
                multiples[i] = (byte) Math.max(-GREATEST, Math.min(GREATEST, Math.round(vector[i] / unit)));
            }
        }
        return new QuantizedEmbedding(multiples, unit);
    }

    @Override
    public int dimension() {
        return multiples.length;
    }

    @Override
    float number(int dimension) {
        return multiples[dimension] * unit;
    }

    @Override
    public float similarity(Embedding other) {
        requireSameDimension(other);
        if (other instanceof QuantizedEmbedding that) {
            return similarity(that.multiples, 0, that.unit);
        }
        return similarity(other.quantized());
    }

    /** The same of one that lies among others. */
    float similarity(byte[] others, int from, float unitOfOther) {
        return (float) ((double) DotProduct.BEST.of(multiples, others, from) * unit * unitOfOther);
    }

    byte[] multiples() {
        return multiples;
    }

    float unit() {
        return unit;
    }

    @Override
    public Embedding quantized() {
        return this;
    }

    @Override
    public boolean isQuantized() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantizedEmbedding that
                && unit == that.unit
                && Arrays.equals(multiples, that.multiples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(multiples) * 31 + Float.hashCode(unit);
    }
}
