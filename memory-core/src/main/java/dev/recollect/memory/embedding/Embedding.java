// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A text as a vector of floats. Models yield unit vectors, so that the dot product is the cosine. Immutable. */
public final class Embedding {
    private final float[] vector;

    private Embedding(float[] vector) {
        this.vector = vector;
    }

    /**
     * An embedding of these numbers.
     *
     * @param vector at least one finite number; copied
     * @return the embedding, not normalised
     * @throws IllegalArgumentException if the vector is empty or a number is not finite
     */
    public static Embedding of(float[] vector) {
        if (vector.length == 0) {
            throw new IllegalArgumentException("an embedding must have at least one dimension");
        }
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw new IllegalArgumentException(
                        "an embedding must be finite, but dimension " + i + " is " + vector[i]);
            }
        }
        return new Embedding(vector.clone());
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @param bytes little-endian float32 values
     * @return the embedding
     * @throws IllegalArgumentException if the length is no multiple of four or a number is not finite
     */
    public static Embedding ofBytes(byte[] bytes) {
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException("an embedding must have a multiple of 4 bytes, but has " + bytes.length);
        }
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return of(vector);
    }

    /**
     * The number of dimensions.
     *
     * @return at least 1
     */
    public int dimension() {
        return vector.length;
    }

    /**
     * The dot product, summed in double from the first dimension to the last; of unit vectors, the cosine.
     *
     * @param other an embedding of the same dimension
     * @return the product
     * @throws IllegalArgumentException if the dimensions differ
     */
    public double dot(Embedding other) {
        requireSameDimension(other);
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += (double) vector[i] * other.vector[i];
        }
        return sum;
    }

    /**
     * The dot product as indexes compute it: in single precision, eight lanes side by side, in an order that depends on
     * the dimension only. Bit-equal wherever and whenever it is computed, and faster than {@link #dot}.
     *
     * @param other an embedding of the same dimension
     * @return the product; of unit vectors the cosine, which rounding may carry a last bit beyond 1
     * @throws IllegalArgumentException if the dimensions differ
     */
    public float similarity(Embedding other) {
        requireSameDimension(other);
        return DotProduct.of(vector, other.vector);
    }

    private void requireSameDimension(Embedding other) {
        if (other.vector.length != vector.length) {
            throw new IllegalArgumentException(
                    "the dimensions must be equal, but are " + vector.length + " and " + other.vector.length);
        }
    }

    /**
     * The same direction at unit length.
     *
     * @return the normalised embedding
     * @throws IllegalArgumentException if all numbers are zero
     */
    public Embedding normalized() {
        double length = Math.sqrt(dot(this));
        if (length == 0) {
            throw new IllegalArgumentException("a zero vector has no direction");
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return new Embedding(unit);
    }

    /**
     * The numbers.
     *
     * @return a fresh copy
     */
    public float[] toArray() {
        return vector.clone();
    }

    /**
     * The numbers as bytes.
     *
     * @return little-endian float32 values
     */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && Arrays.equals(vector, that.vector);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(vector);
    }

    @Override
    public String toString() {
        return "Embedding[" + vector.length + "]";
    }
}
