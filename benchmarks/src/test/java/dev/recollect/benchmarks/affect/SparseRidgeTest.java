// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ridge regression on the pieces of texts")
class SparseRidgeTest {
    private static final List<String> TEXTS =
            List.of("glad tidings", "sad tidings", "glad news", "sad news", "glad days", "sad days", "sad words");
    private static final double[] TARGETS = {1, -1, 1, -1, 1, -1, 0};

    private final PieceMatrix matrix = PieceMatrix.of(TEXTS);

    @Test
    @DisplayName("finds the words that decide, among rows that it is shown")
    void finds() {
        double[] weights = SparseRidge.fit(matrix, new int[] {0, 1, 2, 3}, TARGETS, 0.1);

        assertThat(matrix.dot(4, weights)).isGreaterThan(0.3);
        assertThat(matrix.dot(5, weights)).isLessThan(-0.3);
    }

    @Test
    @DisplayName("solves its equation: the gradient is nothing at the solution")
    void gradient() {
        double lambda = 2;
        int[] rows = {0, 1, 2, 3, 4, 5, 6};

        double[] weights = SparseRidge.fit(matrix, rows, TARGETS, lambda);

        double[] gradient = new double[weights.length];
        for (int row : rows) {
            matrix.add(row, TARGETS[row] - matrix.dot(row, weights), gradient);
        }
        for (int i = 0; i < weights.length; i++) {
            assertThat(gradient[i] - lambda * weights[i]).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    @DisplayName("finds nothing where there is nothing to find")
    void nothing() {
        assertThat(SparseRidge.fit(matrix, new int[] {0, 1}, new double[TARGETS.length], 1))
                .containsOnly(0);
    }
}
