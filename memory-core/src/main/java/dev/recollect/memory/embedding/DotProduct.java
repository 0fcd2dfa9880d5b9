// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dot products that search is made of. Every implementation yields the same bits.
 *
 * <p>In single precision there are eight lanes. Lane j adds up a[i]·b[i] for i ≡ j (mod 8) in ascending order of i, each
 * product rounded to float before it is added (no fused multiply-add); then the lanes are folded in halves: lane j + lane
 * j+4 for {@code j < 4}, of these j + j+2 for {@code j < 2}, and the last two. Of bytes the product is exact in any order.
 */
interface DotProduct {
    /**
     * The fastest that this JVM can run: with registers of eight floats where the module {@code jdk.incubator.vector} was
     * added and the processor has them.
     */
    DotProduct BEST = best();

    /** The product of two arrays of one length. */
    float of(float[] a, float[] b);

    /** The product of an array, at most 130,000 long, and as much of another from a place on, of numbers from -127 to 127. */
    int of(byte[] a, byte[] b, int from);

    private static DotProduct best() {
        Logger log = LoggerFactory.getLogger(DotProduct.class);
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            log.debug("dot products without vector registers: start java with --add-modules jdk.incubator.vector");
            return new ScalarDotProduct();
        }
        try {
            return Class.forName("dev.recollect.memory.embedding.VectorDotProduct")
                    .asSubclass(DotProduct.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            log.info("dot products without vector registers, since those of this machine cannot be used", e);
            return new ScalarDotProduct();
        }
    }
}
