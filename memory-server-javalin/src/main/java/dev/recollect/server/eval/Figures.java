// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one question, or their means over many. Each lies in [0, 1]. Immutable.
 *
 * @param ndcg10 NDCG of the ten best: binary gain, log2 discount, ideal over min(10, |E|)
 * @param r1 the share of the evidence that is ranked first
 * @param r5 the share of the evidence among the five best
 * @param r10 the share of the evidence among the ten best
 * @param r20 the share of the evidence among the twenty best
 * @param sessionHit1 1 if the best turn's session holds evidence
 */
record Figures(double ndcg10, double r1, double r5, double r10, double r20, double sessionHit1) {
    /** The figures of nothing. */
    static final Figures ZERO = new Figures(0, 0, 0, 0, 0, 0);

    /** The mean of each figure; zeros where there is nothing. */
    static Figures mean(Collection<Figures> all) {
        return new Figures(
                mean(all, Figures::ndcg10),
                mean(all, Figures::r1),
                mean(all, Figures::r5),
                mean(all, Figures::r10),
                mean(all, Figures::r20),
                mean(all, Figures::sessionHit1));
    }

    private static double mean(Collection<Figures> all, ToDoubleFunction<Figures> figure) {
        return all.stream().mapToDouble(figure).average().orElse(0);
    }
}
