// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A logistic regression with a penalty on the squares of the weights, over features divided by their greatest value; the weight
 * of "bias" is free. Minimised by L-BFGS (J. Nocedal, "Updating quasi-Newton matrices with limited storage", 1980).
 */
final class LogisticRegression {
    private static final String BIAS = "bias";
    private static final double PENALTY = 1 / .3;
    private static final int FEWEST = 4;
    private static final int STEPS = 300;
    private static final int MEMORY = 10;
    private static final double SETTLED = 1e-7;
    private static final double ARMIJO = 1e-4;
    private static final double SHORTEST = 1e-12;

    private final List<Instance> instances = new ArrayList<>();
    private final Map<String, Integer> columns = new TreeMap<>();
    private final Map<String, Double> greatest = new HashMap<>();
    private int[][] at = new int[0][];
    private double[][] values = new double[0][];

    private record Instance(Map<String, Double> features, boolean yes, double weight) {}

    void add(Map<String, Double> features, boolean yes, double weight) {
        features.values().removeIf(value -> value == 0);
        instances.add(new Instance(features, yes, weight));
    }

    /** The weights, by feature; of features that are rarer than a few times none. */
    Map<String, Double> fit() {
        number();
        at = new int[instances.size()][];
        values = new double[instances.size()][];
        for (int row = 0; row < at.length; row++) {
            fill(row);
        }
        double[] weights = minimise();
        Map<String, Double> fitted = new TreeMap<>();
        columns.forEach((feature, column) -> fitted.put(feature, weights[column] / greatest(feature)));
        return fitted;
    }

    private void number() {
        Map<String, Integer> counts = new HashMap<>();
        instances.forEach(instance -> instance.features().forEach((feature, value) -> {
            counts.merge(feature, 1, Integer::sum);
            greatest.merge(feature, Math.abs(value), Math::max);
        }));
        new TreeMap<>(counts).forEach((feature, count) -> {
            if (count >= FEWEST) {
                columns.put(feature, columns.size());
            }
        });
    }

    private double greatest(String feature) {
        return greatest.getOrDefault(feature, 1.0);
    }

    private void fill(int row) {
        Map<String, Double> features = new TreeMap<>(instances.get(row).features());
        features.keySet().retainAll(columns.keySet());
        at[row] = new int[features.size()];
        values[row] = new double[features.size()];
        int place = 0;
        for (Map.Entry<String, Double> feature : features.entrySet()) {
            at[row][place] = columns.getOrDefault(feature.getKey(), 0);
            values[row][place++] = feature.getValue() / greatest(feature.getKey());
        }
    }

    private double loss(double[] weights, double[] gradient) {
        double loss = 0;
        int bias = columns.getOrDefault(BIAS, -1);
        for (int column = 0; column < weights.length; column++) {
            double penalty = column == bias ? 0 : PENALTY;
            gradient[column] = penalty * weights[column];
            loss += penalty * weights[column] * weights[column] / 2;
        }
        for (int row = 0; row < at.length; row++) {
            double sum = 0;
            for (int i = 0; i < at[row].length; i++) {
                sum += weights[at[row][i]] * values[row][i];
            }
            Instance instance = instances.get(row);
            int sign = instance.yes() ? 1 : -1;
            loss += instance.weight() * Math.log1p(Math.exp(-sign * sum));
            double slope = -sign * instance.weight() / (1 + Math.exp(sign * sum));
            for (int i = 0; i < at[row].length; i++) {
                gradient[at[row][i]] += slope * values[row][i];
            }
        }
        return loss;
    }

    private double[] minimise() {
        double[] weights = new double[columns.size()];
        double[] gradient = new double[weights.length];
        double loss = loss(weights, gradient);
        List<double[]> moves = new ArrayList<>();
        List<double[]> turns = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            double[] direction = direction(gradient, moves, turns);
            double slope = dot(direction, gradient);
            double length = moves.isEmpty() ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
            double[] moved = weights.clone();
            double[] turned = new double[weights.length];
            add(moved, direction, length);
            double next = loss(moved, turned);
            while (next > loss + ARMIJO * length * slope && length > SHORTEST) {
                length /= 2;
                moved = weights.clone();
                add(moved, direction, length);
                next = loss(moved, turned);
            }
            remember(moves, minus(moved, weights));
            remember(turns, minus(turned, gradient));
            boolean settled = loss - next < SETTLED * loss;
            weights = moved;
            gradient = turned;
            loss = next;
            if (settled) {
                break;
            }
        }
        return weights;
    }

    private static void remember(List<double[]> last, double[] one) {
        last.add(one);
        if (last.size() > MEMORY) {
            last.remove(0);
        }
    }

    /* The two loops of the paper. */
    private static double[] direction(double[] gradient, List<double[]> moves, List<double[]> turns) {
        double[] direction = minus(new double[gradient.length], gradient);
        double[] shares = new double[moves.size()];
        for (int i = moves.size() - 1; i >= 0; i--) {
            shares[i] = dot(moves.get(i), direction) / dot(moves.get(i), turns.get(i));
            add(direction, turns.get(i), -shares[i]);
        }
        if (!moves.isEmpty()) {
            double[] turn = turns.get(turns.size() - 1);
            double scale = dot(moves.get(moves.size() - 1), turn) / dot(turn, turn);
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (int i = 0; i < moves.size(); i++) {
            double back = dot(turns.get(i), direction) / dot(moves.get(i), turns.get(i));
            add(direction, moves.get(i), shares[i] - back);
        }
        return direction;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double[] minus(double[] one, double[] other) {
        double[] difference = one.clone();
        add(difference, other, -1);
        return difference;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }
}
