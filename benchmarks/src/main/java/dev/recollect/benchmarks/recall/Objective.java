// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

/** A smooth function to be minimised. */
interface Objective {
    /** The number of its arguments. */
    int dimension();

    /** The value at a place; writes the gradient there into the second array. */
    double valueAndGradient(double[] place, double[] gradient);
}
