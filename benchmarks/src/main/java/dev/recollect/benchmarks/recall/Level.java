// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.util.List;

/**
 * Where the score counts as relevant, and how well that tells what is remembered from what is not.
 *
 * @param floor the score from which a memory is relevant
 * @param large the long conversations, each judged by weights that never saw it
 * @param tuned the small stores that the level was fitted on
 * @param checked the small stores that it was not
 */
record Level(double floor, List<Judged> large, List<Judged> tuned, List<Judged> checked) {
    static Level of(
            Calibration calibration,
            List<ScoredQuestion> large,
            List<ScoredQuestion> tuned,
            List<ScoredQuestion> checked) {
        List<Judged> judgedLarge = judge(large, calibration);
        double floor = Abstention.highestFloor(judgedLarge);
        return new Level(floor, judgedLarge, judge(tuned, calibration), judge(checked, calibration));
    }

    private static List<Judged> judge(List<ScoredQuestion> scored, Calibration calibration) {
        return scored.stream()
                .map(question -> new Judged(question, calibration))
                .toList();
    }
}
