// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotProductTest {
    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 9, 16, 23, 24, 384, 385, 391})
    @DisplayName("the sum runs over eight lanes in the documented order, bit for bit, at any length")
    void lanes(int length) {
        float[] a = numbers(length);
        float[] b = numbers(length);

        float[] lane = new float[8];
        for (int i = 0; i < length; i++) {
            lane[i % 8] += a[i] * b[i];
        }
        for (int half = 4; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
                lane[j] += lane[j + half];
            }
        }

        assertThat(DotProduct.of(a, b)).isEqualTo(lane[0]);
    }

    @Test
    @DisplayName("it is the dot product to single precision")
    void precise() {
        float[] a = numbers(384);
        float[] b = numbers(384);
        double exact = 0;
        for (int i = 0; i < 384; i++) {
            exact += (double) a[i] * b[i];
        }

        assertThat((double) DotProduct.of(a, b)).isCloseTo(exact, within(1e-3));
    }

    @Test
    @DisplayName("the similarity of two embeddings is that sum, and they must be of one dimension")
    void similarity() {
        Embedding a = Embedding.of(numbers(24));
        Embedding b = Embedding.of(numbers(24));

        assertThat(a.similarity(b)).isEqualTo(DotProduct.of(a.toArray(), b.toArray()));
        assertThatThrownBy(() -> a.similarity(Embedding.of(numbers(23))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24 and 23");
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
