// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dot products in registers of eight floats. Compiled apart, with the incubating module that a JVM has only on request, and
 * found by {@link DotProduct#BEST} by its name. Immutable.
 */
final class VectorDotProduct implements DotProduct {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;

    /** Refuses where the processor's registers are smaller: there it would be slower than plain Java. */
    VectorDotProduct() {
        if (FloatVector.SPECIES_PREFERRED.length() < FLOATS.length()) {
            throw new UnsupportedOperationException(
                    "registers must hold 8 floats, but hold " + FloatVector.SPECIES_PREFERRED.length());
        }
    }

    @Override
    public float of(float[] a, float[] b) {
        int whole = FLOATS.loopBound(a.length);
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int i = 0; i < whole; i += FLOATS.length()) {
            sum = sum.add(FloatVector.fromArray(FLOATS, a, i).mul(FloatVector.fromArray(FLOATS, b, i)));
        }
        float[] lanes = new float[FLOATS.length()];
        sum.intoArray(lanes, 0);
        for (int i = whole; i < a.length; i++) {
            lanes[i - whole] += a[i] * b[i];
        }
        return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    }

    /*
     * Two products of bytes add up to no more than a short holds, which halves the widening. Of two shorts side by side in an
     * integer one is taken out by shifting, which costs less than a shuffle that brings them into order.
     */
    @Override
    public int of(byte[] a, byte[] b, int from) {
        int whole = a.length & -2 * BYTES.length();
        IntVector lower = IntVector.zero(INTS);
        IntVector upper = IntVector.zero(INTS);
        for (int i = 0; i < whole; i += 2 * BYTES.length()) {
            IntVector pairs = products(a, i, b, from + i)
                    .add(products(a, i + BYTES.length(), b, from + i + BYTES.length()))
                    .reinterpretAsInts();
            lower = lower.add(pairs.lanewise(VectorOperators.LSHL, Short.SIZE)
                    .lanewise(VectorOperators.ASHR, Short.SIZE));
            upper = upper.add(pairs.lanewise(VectorOperators.ASHR, Short.SIZE));
        }
        int sum = lower.add(upper).reduceLanes(VectorOperators.ADD);
        for (int i = whole; i < a.length; i++) {
            sum += a[i] * b[from + i];
        }
        return sum;
    }

    private static ShortVector products(byte[] a, int ofA, byte[] b, int ofB) {
        return widened(a, ofA).mul(widened(b, ofB));
    }

    private static ShortVector widened(byte[] bytes, int at) {
        return (ShortVector) ByteVector.fromArray(BYTES, bytes, at).convertShape(VectorOperators.B2S, SHORTS, 0);
    }
}
