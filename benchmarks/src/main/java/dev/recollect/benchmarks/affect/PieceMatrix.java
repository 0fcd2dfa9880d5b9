// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import dev.recollect.memory.embedding.onnx.affect.NGrams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts as rows of a sparse matrix: of every bucket of {@link NGrams} that a text falls into, how often it does so over the
 * root of the number of its runs or words, times a factor that is greater the fewer texts fall into it. Immutable.
 */
final class PieceMatrix {
    private final int[][] columns;
    private final double[][] values;
    private final double[] factors;

    /**
     * @param columns of each row, ascending
     * @param values in them
     * @param factors of the buckets: 1 + ln((1 + texts) / (1 + texts with it))
     */
    PieceMatrix(int[][] columns, double[][] values, double[] factors) {
        this.columns = columns;
        this.values = values;
        this.factors = factors;
    }

    double[] factors() {
        return factors;
    }

    static PieceMatrix of(List<String> texts) {
        int[][] columns = new int[texts.size()][];
        double[][] values = new double[texts.size()][];
        int[] textsWith = new int[NGrams.BUCKETS];
        for (int row = 0; row < columns.length; row++) {
            TreeMap<Integer, Integer> counts = new TreeMap<>();
            NGrams.cut(texts.get(row), bucket -> counts.merge(bucket, 1, Integer::sum));
            double runs = root(counts.headMap(NGrams.RUN_BUCKETS));
            double words = root(counts.tailMap(NGrams.RUN_BUCKETS));
            columns[row] = counts.keySet().stream().mapToInt(bucket -> bucket).toArray();
            values[row] = counts.entrySet().stream()
                    .mapToDouble(count -> count.getValue() / (count.getKey() < NGrams.RUN_BUCKETS ? runs : words))
                    .toArray();
            Arrays.stream(columns[row]).forEach(bucket -> textsWith[bucket]++);
        }
        double[] factors = new double[NGrams.BUCKETS];
        Arrays.setAll(factors, bucket -> 1 + Math.log((1.0 + texts.size()) / (1 + textsWith[bucket])));
        for (int row = 0; row < columns.length; row++) {
            for (int i = 0; i < columns[row].length; i++) {
                values[row][i] *= factors[columns[row][i]];
            }
        }
        return new PieceMatrix(columns, values, factors);
    }

    private static double root(Map<Integer, Integer> counts) {
        return Math.sqrt(
                Math.max(1, counts.values().stream().mapToInt(count -> count).sum()));
    }

    /** A row of the matrix times a vector. */
    double dot(int row, double[] weights) {
        double sum = 0;
        for (int i = 0; i < columns[row].length; i++) {
            sum += values[row][i] * weights[columns[row][i]];
        }
        return sum;
    }

    /** Adds a multiple of a row to a vector. */
    void add(int row, double factor, double[] weights) {
        for (int i = 0; i < columns[row].length; i++) {
            weights[columns[row][i]] += factor * values[row][i];
        }
    }
}
