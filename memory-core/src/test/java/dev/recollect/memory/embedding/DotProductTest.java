// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DotProductTest {
    private final Random random = new Random(11);

    static Stream<DotProduct> implementations() {
        return Stream.of(new ScalarDotProduct(), DotProduct.BEST);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    @DisplayName("the sum runs over eight lanes in the documented order, bit for bit, at any length")
    void lanes(DotProduct product) {
        for (int length : new int[] {1, 3, 7, 8, 9, 16, 23, 24, 384, 385, 391}) {
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

            assertThat(product.of(a, b)).as("length %d", length).isEqualTo(lane[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    @DisplayName("of bytes it is exact at any length, the greatest included")
    void bytes(DotProduct product) {
        for (int length : new int[] {1, 3, 15, 16, 17, 31, 32, 63, 64, 384, 391, 130_000}) {
            byte[] a = bytes(length);
            byte[] b = bytes(length);
            Arrays.fill(a, 0, length / 2, (byte) -127);
            Arrays.fill(b, 0, length / 2, (byte) -127);

            long exact = 0;
            for (int i = 0; i < length; i++) {
                exact += (long) a[i] * b[i];
            }

            assertThat((long) product.of(a, b, 0)).as("length %d", length).isEqualTo(exact);
            assertThat((long) product.of(a, amongOthers(b), 7))
                    .as("length %d, from another place on", length)
                    .isEqualTo(exact);
        }
    }

    @Test
    @DisplayName("vector registers are used where they were asked for")
    void registers() {
        assumeTrue(Boolean.getBoolean("memory.test.vector"), "run with --add-modules jdk.incubator.vector");
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "this JDK has no vector registers");

        assertThat(DotProduct.BEST).isNotInstanceOf(ScalarDotProduct.class);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    @DisplayName("it is the dot product to single precision")
    void precise(DotProduct product) {
        float[] a = numbers(384);
        float[] b = numbers(384);
        double exact = 0;
        for (int i = 0; i < 384; i++) {
            exact += (double) a[i] * b[i];
        }

        assertThat((double) product.of(a, b)).isCloseTo(exact, within(1e-3));
    }

    @Test
    @DisplayName("the similarity of two embeddings is that sum, and they must be of one dimension")
    void similarity() {
        Embedding a = Embedding.of(numbers(24));
        Embedding b = Embedding.of(numbers(24));

        assertThat(a.similarity(b)).isEqualTo(new ScalarDotProduct().of(a.toArray(), b.toArray()));
        assertThatThrownBy(() -> a.similarity(Embedding.of(numbers(23))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24 and 23");
    }

    private byte[] amongOthers(byte[] bytes) {
        byte[] more = bytes(7 + bytes.length + 9);
        System.arraycopy(bytes, 0, more, 7, bytes.length);
        return more;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (random.nextInt(255) - 127);
        }
        return bytes;
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
