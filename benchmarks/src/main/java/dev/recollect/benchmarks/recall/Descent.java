// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the least value of a convex function from 0 by L-BFGS with a backtracking line search (Nocedal and Wright, Numerical
 * Optimization, 2006, algorithms 7.4 and 7.5). Goes nowhere where the value is not a number. Deterministic.
 */
final class Descent {
    private static final int MEMORY = 10;
    private static final int MAX_STEPS = 500;
    private static final int MAX_HALVINGS = 50;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double FLAT = 1e-7;

    private Descent() {}

    /* How the place and the gradient changed in a step. */
    private static final class Step {
        final double[] place;
        final double[] gradient;

        Step(double[] place, double[] gradient) {
            this.place = place;
            this.gradient = gradient;
        }

        double curvature() {
            return dot(place, gradient);
        }
    }

    static double[] minimize(Objective objective) {
        double[] place = new double[objective.dimension()];
        double[] gradient = new double[place.length];
        double value = objective.valueAndGradient(place, gradient);
        Deque<Step> past = new ArrayDeque<>();
        for (int step = 0; step < MAX_STEPS && norm(gradient) > FLAT; step++) {
            double[] direction = direction(gradient, past);
            double slope = dot(direction, gradient);
            double[] next = new double[place.length];
            double[] nextGradient = new double[place.length];
            double length = 1;
            double nextValue = Double.POSITIVE_INFINITY;
            for (int i = 0; i < MAX_HALVINGS; i++) {
                for (int j = 0; j < place.length; j++) {
                    next[j] = place[j] + length * direction[j];
                }
                nextValue = objective.valueAndGradient(next, nextGradient);
                if (nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
                    break;
                }
                length /= 2;
            }
            if (!(nextValue < value)) { // nor where it is not a number
                return place;
            }
            Step taken = new Step(difference(next, place), difference(nextGradient, gradient));
            if (taken.curvature() > 0) {
                past.addFirst(taken);
                if (past.size() > MEMORY) {
                    past.removeLast();
                }
            }
            place = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return place;
    }

    /* The two loops over the remembered steps, newest first. */
    private static double[] direction(double[] gradient, Deque<Step> past) {
        double[] direction = gradient.clone();
        List<Step> steps = new ArrayList<>(past);
        double[] shares = new double[steps.size()];
        for (int i = 0; i < shares.length; i++) {
            Step step = steps.get(i);
            shares[i] = dot(step.place, direction) / step.curvature();
            add(direction, step.gradient, -shares[i]);
        }
        if (!steps.isEmpty()) {
            Step newest = steps.get(0);
            scale(direction, newest.curvature() / dot(newest.gradient, newest.gradient));
        }
        for (int i = shares.length - 1; i >= 0; i--) {
            Step step = steps.get(i);
            double back = dot(step.gradient, direction) / step.curvature();
            add(direction, step.place, shares[i] - back);
        }
        scale(direction, -1);
        return direction;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] result = a.clone();
        add(result, b, -1);
        return result;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static void scale(double[] vector, double times) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= times;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
