// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A text as a vector of floats. Models yield unit vectors, so that the dot product is the cosine. Immutable.
 *
 * <p>{@link #quantized()} gives a form that takes a quarter of the memory and is a little off.
 */
public abstract sealed class Embedding permits FloatEmbedding, QuantizedEmbedding {
    Embedding() {}

    /**
     * An embedding of these numbers.
     *
     * @param vector at least one finite number; copied
     * @return the embedding, not normalised
     * @throws IllegalArgumentException if the vector is empty or a number is not finite
     */
    public static Embedding of(float[] vector) {
        return FloatEmbedding.checked(vector.clone());
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
        return FloatEmbedding.checked(vector);
    }

    /**
     * The number of dimensions.
     *
     * @return at least 1
     */
    public abstract int dimension();

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
        for (int i = 0; i < dimension(); i++) {
            sum += (double) number(i) * other.number(i);
        }
        return sum;
    }

    /**
     * The dot product as indexes compute it, faster than {@link #dot}. Bit-equal wherever and whenever it is computed: of
     * two embeddings as they are, in single precision, eight lanes side by side, in an order that depends on the dimension
     * only; if one is quantised, of both quantised, which is exact but for the quantising.
     *
     * @param other an embedding of the same dimension
     * @return the product; of unit vectors the cosine, which rounding may carry a last bit beyond 1, quantising a hundredth
     * @throws IllegalArgumentException if the dimensions differ
     */
    public abstract float similarity(Embedding other);

    /**
     * The same numbers as whole multiples, -127 to 127, of one 127th of the greatest: 8 bits a dimension instead of 32. Of
     * unit vectors of some hundred dimensions, a product of two is off by some thousandth.
     *
     * @return the quantised form; this, if it is that already
     */
    public abstract Embedding quantized();

    /**
     * Whether this is a quantised form.
     *
     * @return true if it came from {@link #quantized()}
     */
    public abstract boolean isQuantized();

    abstract float number(int dimension);

    final void requireSameDimension(Embedding other) {
        if (other.dimension() != dimension()) {
            throw new IllegalArgumentException(
                    "the dimensions must be equal, but are " + dimension() + " and " + other.dimension());
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
        float[] unit = new float[dimension()];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (number(i) / length);
        }
        return new FloatEmbedding(unit);
    }

    /**
     * The numbers.
     *
     * @return a fresh copy
     */
    public float[] toArray() {
        float[] vector = new float[dimension()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(i);
        }
        return vector;
    }

    /**
     * The numbers as bytes.
     *
     * @return little-endian float32 values
     */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(dimension() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(toArray());
        return buffer.array();
    }

    @Override
    public String toString() {
        return "Embedding[" + dimension() + "]";
    }
}
