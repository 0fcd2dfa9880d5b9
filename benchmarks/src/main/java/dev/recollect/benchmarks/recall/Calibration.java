// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.util.List;

/**
 * Turns the fused sum of a candidate into the probability that it is relevant: σ(slope·f + size·ln n + offset), n being the
 * number of memories. Fitted by logistic regression over all candidates (Platt, Probabilistic Outputs for Support Vector
 * Machines, 1999), with the theoretical −1 for {@code size} left to the data.
 *
 * @param slope of the fused sum
 * @param size of the logarithm of the number of memories
 * @param offset what is added
 */
record Calibration(double slope, double size, double offset) {
    private static final double LAMBDA = 1e-3;

    static Calibration fit(List<ScoredQuestion> questions) {
        double[] found = Descent.minimize(new LogLoss(questions));
        return new Calibration(found[0], found[1], found[2]);
    }

    double probability(ScoredQuestion scored, int place) {
        return sigmoid(slope * scored.sum(place) + size * scored.logSize() + offset);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /* The mean negative log likelihood per question. */
    private record LogLoss(List<ScoredQuestion> questions) implements Objective {
        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public double valueAndGradient(double[] place, double[] gradient) {
            double loss = 0;
            for (int j = 0; j < place.length; j++) {
                loss += LAMBDA * place[j] * place[j] / questions.size();
                gradient[j] = 2 * LAMBDA * place[j] / questions.size();
            }
            for (ScoredQuestion scored : questions) {
                for (int i = 0; i < scored.size(); i++) {
                    double x = place[0] * scored.sum(i) + place[1] * scored.logSize() + place[2];
                    boolean relevant = scored.example().relevant(i);
                    loss += StrictMath.log1p(StrictMath.exp(relevant ? -x : x)) / questions.size();
                    double error = (sigmoid(x) - (relevant ? 1 : 0)) / questions.size();
                    gradient[0] += error * scored.sum(i);
                    gradient[1] += error * scored.logSize();
                    gradient[2] += error;
                }
            }
            return loss;
        }
    }
}
