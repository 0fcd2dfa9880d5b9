// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import java.util.List;

/**
 * {@linkplain Embedding#quantized() Quantised} embeddings of one dimension side by side in one array: a look at all of them
 * reads memory in its order, which takes a fraction of following a reference to each. Immutable.
 */
public final class PackedEmbeddings {
    private final int dimension;
    private final byte[] multiples;
    private final float[] units;

    private PackedEmbeddings(int dimension, int size) {
        this.dimension = dimension;
        multiples = new byte[Math.multiplyExact(dimension, size)];
        units = new float[size];
    }

    /**
     * Packs embeddings.
     *
     * @param embeddings of one dimension; those that are not quantised yet are packed as their quantised form
     * @return copies of them in their order
     * @throws IllegalArgumentException if the dimensions differ
     */
    public static PackedEmbeddings of(List<Embedding> embeddings) {
        PackedEmbeddings packed = new PackedEmbeddings(
                embeddings.isEmpty() ? 0 : embeddings.get(0).dimension(), embeddings.size());
        for (int i = 0; i < embeddings.size(); i++) {
            embeddings.get(0).requireSameDimension(embeddings.get(i));
            QuantizedEmbedding quantized = quantized(embeddings.get(i));
            System.arraycopy(quantized.multiples(), 0, packed.multiples, i * packed.dimension, packed.dimension);
            packed.units[i] = quantized.unit();
        }
        return packed;
    }

    private static QuantizedEmbedding quantized(Embedding embedding) {
        return (QuantizedEmbedding) embedding.quantized();
    }

    /**
     * How many there are.
     *
     * @return at least 0
     */
    public int size() {
        return units.length;
    }

    /**
     * The similarity of a query to each.
     *
     * @param query an embedding of the same dimension
     * @return in their order, bit for bit what {@link Embedding#similarity} of the query and each yields
     * @throws IllegalArgumentException if the dimensions differ
     */
    public float[] similarities(Embedding query) {
        if (units.length > 0 && query.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "the query must have " + dimension + " dimensions, but has " + query.dimension());
        }
        QuantizedEmbedding asked = quantized(query);
        float[] similarities = new float[units.length];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = asked.similarity(multiples, i * dimension, units[i]);
        }
        return similarities;
    }
}
