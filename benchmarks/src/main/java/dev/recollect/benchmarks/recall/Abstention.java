// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.util.List;

/**
 * How well a floor tells what is remembered from what is not. A question that has an answer is decided rightly if an answer
 * reaches the floor, one that has none if nothing does.
 *
 * @param answered the share of questions with an answer that are decided rightly
 * @param abstained the same of questions without
 * @param right the share of all questions
 */
record Abstention(double answered, double abstained, double right) {
    private static final double ANSWERS_KEPT = 0.75;
    private static final int STEPS = 200;

    static Abstention at(double floor, List<Judged> questions) {
        return new Abstention(
                share(
                        floor,
                        questions.stream().filter(judged -> judged.answerable()).toList()),
                share(
                        floor,
                        questions.stream()
                                .filter(judged -> !judged.answerable())
                                .toList()),
                share(floor, questions));
    }

    private static double share(double floor, List<Judged> questions) {
        return questions.stream()
                .mapToDouble(judged -> judged.isRightAt(floor) ? 1 : 0)
                .average()
                .orElse(0);
    }

    /**
     * The probability that the best score of a question with an answer exceeds that of one without: the area under the curve
     * of true over false positives, ties counted half.
     */
    static double areaUnderCurve(List<Judged> questions) {
        double[] with = best(questions, true);
        double[] without = best(questions, false);
        double wins = 0;
        for (double one : with) {
            for (double other : without) {
                wins += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return wins / ((double) with.length * without.length);
    }

    private static double[] best(List<Judged> questions, boolean answerable) {
        return questions.stream()
                .filter(judged -> judged.answerable() == answerable)
                .mapToDouble(Judged::best)
                .toArray();
    }

    /**
     * The highest floor, in steps of 0.005, that keeps the answers of three questions in four. An answer passed over costs
     * more than a false alarm, since what is recalled in vain can still be left unused.
     */
    static double highestFloor(List<Judged> questions) {
        int steps = STEPS;
        while (steps > 1 && at((double) steps / STEPS, questions).answered() < ANSWERS_KEPT) {
            steps--;
        }
        return (double) steps / STEPS;
    }
}
