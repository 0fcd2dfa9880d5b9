// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.recall.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How badly weights rank: the cross entropy between the softmax over a question's candidates and the uniform distribution
 * over the relevant ones, averaged over questions, plus the weights' squares times lambda (ListNet with top-one
 * probabilities: Cao and others, Learning to Rank: From Pairwise Approach to Listwise Approach, 2007). Convex.
 */
final class Listwise implements Objective {
    private final List<Signal> trained;
    private final double lambda;
    private final List<Question> questions = new ArrayList<>();

    /* The signals of every candidate in the order of the trained ones, and what the fixed ones add to its score. */
    private static final class Question {
        final double[][] signals;
        final double[] fixed;
        final boolean[] relevant;

        Question(double[][] signals, double[] fixed, boolean[] relevant) {
            this.signals = signals;
            this.fixed = fixed;
            this.relevant = relevant;
        }
    }

    /**
     * Creates the objective.
     *
     * @param examples questions; those without a relevant candidate teach nothing and are left out
     * @param trained the signals whose weights are sought
     * @param fixed the weights of other signals
     * @param lambda how much large weights cost
     */
    Listwise(List<Example> examples, List<Signal> trained, Map<Signal, Double> fixed, double lambda) {
        this.trained = List.copyOf(trained);
        this.lambda = lambda;
        for (Example example : examples) {
            Question question = question(example, fixed);
            if (count(question.relevant) > 0) {
                questions.add(question);
            }
        }
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("there must be a question with a relevant candidate, but there is none");
        }
    }

    private Question question(Example example, Map<Signal, Double> fixed) {
        int size = example.candidates().size();
        double[][] signals = new double[size][trained.size()];
        double[] offset = new double[size];
        boolean[] relevant = new boolean[size];
        for (int i = 0; i < size; i++) {
            Map<Signal, Double> read = example.candidates().get(i).signals();
            for (int j = 0; j < trained.size(); j++) {
                signals[i][j] = read.getOrDefault(trained.get(j), 0.0);
            }
            for (Map.Entry<Signal, Double> weight : fixed.entrySet()) {
                offset[i] += weight.getValue() * read.getOrDefault(weight.getKey(), 0.0);
            }
            relevant[i] = example.relevant(i);
        }
        return new Question(signals, offset, relevant);
    }

    @Override
    public int dimension() {
        return trained.size();
    }

    @Override
    public double valueAndGradient(double[] weights, double[] gradient) {
        double loss = 0;
        for (int j = 0; j < weights.length; j++) {
            loss += lambda * weights[j] * weights[j];
            gradient[j] = 2 * lambda * weights[j];
        }
        for (Question question : questions) {
            loss += add(question, weights, gradient);
        }
        return loss;
    }

    private double add(Question question, double[] weights, double[] gradient) {
        double[] probability = softmax(question, weights);
        double target = 1.0 / count(question.relevant);
        double loss = 0;
        for (int i = 0; i < probability.length; i++) {
            double error = probability[i];
            if (question.relevant[i]) {
                loss -= target * StrictMath.log(probability[i]) / questions.size();
                error -= target;
            }
            for (int j = 0; j < weights.length; j++) {
                gradient[j] += error * question.signals[i][j] / questions.size();
            }
        }
        return loss;
    }

    private static double[] softmax(Question question, double[] weights) {
        double[] score = question.fixed.clone();
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                score[i] += weights[j] * question.signals[i][j];
            }
            best = Math.max(best, score[i]);
        }
        double sum = 0;
        for (int i = 0; i < score.length; i++) {
            /* Never 0, so that the logarithm stays finite. */
            score[i] = Math.max(StrictMath.exp(score[i] - best), Double.MIN_NORMAL);
            sum += score[i];
        }
        for (int i = 0; i < score.length; i++) {
            score[i] /= sum;
        }
        return score;
    }

    private static int count(boolean[] values) {
        int count = 0;
        for (boolean value : values) {
            count += value ? 1 : 0;
        }
        return count;
    }
}
