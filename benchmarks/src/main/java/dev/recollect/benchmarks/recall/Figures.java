// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * How good a ranking is; over several questions, the mean.
 *
 * @param ndcg10 binary gain over the first ten, discounted by log2, over that of an ideal ranking
 * @param r1 share of the evidence at the top
 * @param r5 share of the evidence among the first five
 * @param r10 among the first ten
 * @param r20 among the first twenty
 * @param sessionHit1 1 if the session of the best turn holds evidence
 */
record Figures(double ndcg10, double r1, double r5, double r10, double r20, double sessionHit1) {
    private static final int DEPTH = 10;

    /**
     * The figures of one question.
     *
     * @param example what was asked
     * @param order places of the example's candidates, best first
     * @throws IllegalArgumentException if the question has no evidence
     */
    static Figures of(Example example, List<Integer> order) {
        if (example.evidence() == 0) {
            throw new IllegalArgumentException(
                    "the question " + example.question().id() + " must have evidence to be measured, but has none");
        }
        double gain = 0;
        double ideal = 0;
        for (int rank = 0; rank < DEPTH; rank++) {
            double discount = Math.log(2) / Math.log(rank + 2);
            gain += rank < order.size() && example.relevant(order.get(rank)) ? discount : 0;
            ideal += rank < example.evidence() ? discount : 0;
        }
        Set<String> sessions = example.sessionsWithEvidence();
        boolean hit = !order.isEmpty() && sessions.contains(example.session(order.get(0)));
        return new Figures(
                gain / ideal,
                found(example, order, 1),
                found(example, order, 5),
                found(example, order, 10),
                found(example, order, 20),
                hit ? 1 : 0);
    }

    private static double found(Example example, List<Integer> order, int depth) {
        long found = order.stream().limit(depth).filter(example::relevant).count();
        return (double) found / example.evidence();
    }

    static Figures mean(Collection<Figures> all) {
        List<double[]> rows = new ArrayList<>();
        all.forEach(figures -> rows.add(figures.values()));
        double[] mean = new double[6];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        return new Figures(mean[0], mean[1], mean[2], mean[3], mean[4], mean[5]);
    }

    private double[] values() {
        return new double[] {ndcg10, r1, r5, r10, r20, sessionHit1};
    }
}
