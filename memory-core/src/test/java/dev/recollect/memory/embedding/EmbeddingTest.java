// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {
    @Test
    @DisplayName("an embedding keeps its numbers to itself")
    void ownNumbers() {
        float[] numbers = {3, 4};
        Embedding embedding = Embedding.of(numbers);

        numbers[0] = 9;
        embedding.toArray()[1] = 9;

        assertThat(embedding.toArray()).containsExactly(3, 4);
        assertThat(embedding.dimension()).isEqualTo(2);
        assertThat(embedding).isEqualTo(Embedding.of(new float[] {3, 4})).hasToString("Embedding[2]");
        assertThat(embedding)
                .hasSameHashCodeAs(Embedding.of(new float[] {3, 4}))
                .isNotEqualTo("Embedding[2]");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    @DisplayName("an embedding is finite")
    void finite(float number) {
        assertThatThrownBy(() -> Embedding.of(new float[] {0, number}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an embedding must be finite, but dimension 1 is " + number);
    }

    @Test
    @DisplayName("an embedding has a dimension")
    void notEmpty() {
        assertThatThrownBy(() -> Embedding.of(new float[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Embedding.ofBytes(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("its bytes are little-endian floats, and come back bit for bit")
    void bytes() {
        Embedding embedding = Embedding.of(new float[] {1, -0.0f, Float.MIN_VALUE});

        assertThat(embedding.toBytes()).startsWith(0, 0, 0x80, 0x3f).hasSize(12);
        assertThat(Embedding.ofBytes(embedding.toBytes())).isEqualTo(embedding);
        assertThatThrownBy(() -> Embedding.ofBytes(new byte[6])).hasMessageContaining("but has 6");
    }

    @Test
    @DisplayName("the dot product of unit vectors is their cosine")
    void dot() {
        Embedding diagonal = Embedding.of(new float[] {3, 4}).normalized();

        assertThat(diagonal.toArray()).containsExactly(0.6f, 0.8f);
        assertThat(diagonal.dot(Embedding.of(new float[] {1, 0}))).isCloseTo(0.6, within(1e-7));
        assertThatThrownBy(() -> diagonal.dot(Embedding.of(new float[] {1})))
                .hasMessage("the dimensions must be equal, but are 2 and 1");
        assertThatThrownBy(() -> Embedding.of(new float[] {0, 0}).normalized()).hasMessageContaining("no direction");
    }

    @Test
    @DisplayName("the mean of one chunk is the chunk itself, of several their direction at unit length")
    void mean() {
        Embedding east = Embedding.of(new float[] {1, 0});
        Embedding north = Embedding.of(new float[] {0, 1});

        assertThat(TextEmbedding.of(east).mean()).isSameAs(east);
        assertThat(new TextEmbedding(List.of(east, north, east)).mean().dot(east))
                .isCloseTo(2 / Math.sqrt(5), within(1e-6));
        assertThat(new TextEmbedding(List.of(east, Embedding.of(new float[] {-1, 0}))).mean())
                .isEqualTo(east);
    }

    @Test
    @DisplayName("a text has at least one chunk, and all have one dimension")
    void chunks() {
        assertThatThrownBy(() -> new TextEmbedding(List.of())).hasMessageContaining("at least one chunk");
        assertThatThrownBy(() ->
                        new TextEmbedding(List.of(Embedding.of(new float[] {1}), Embedding.of(new float[] {1, 0}))))
                .hasMessage("chunks must have one dimension, but have 1 and 2");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("a role is found by its stored name")
    void roles(Role role) {
        assertThat(Role.of(role.wireName())).isEqualTo(role);
        assertThatThrownBy(() -> Role.of("other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'other'");
    }

    @Test
    @DisplayName("quantised, numbers are whole multiples of a 127th of the greatest, in a quarter of the memory")
    void quantized() {
        Embedding embedding = Embedding.of(new float[] {1.27f, -1.27f, 0.5f, 0, 0.004f});

        Embedding quantized = embedding.quantized();

        assertThat(quantized.isQuantized()).isTrue();
        assertThat(embedding.isQuantized()).isFalse();
        assertThat(quantized.toArray()).containsExactly(new float[] {1.27f, -1.27f, 0.5f, 0, 0}, within(1e-6f));
        assertThat(quantized.quantized()).isSameAs(quantized);
        assertThat(quantized)
                .isEqualTo(embedding.quantized())
                .hasSameHashCodeAs(embedding.quantized())
                .isNotEqualTo(embedding)
                .isNotEqualTo(Embedding.of(new float[] {1, -1, 0.5f, 0, 0}).quantized());
    }

    @Test
    @DisplayName("the similarity of unit vectors is off by some thousandth where they are quantised, one or both")
    void quantizedSimilarity() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            Embedding one = random(random);
            Embedding other = random(random);

            float quantized = one.quantized().similarity(other.quantized());

            assertThat((double) quantized).isCloseTo(one.dot(other), within(0.004));
            assertThat(one.similarity(other.quantized())).isEqualTo(quantized);
            assertThat(one.quantized().similarity(other)).isEqualTo(quantized);
            assertThat((double) one.quantized().similarity(one)).isCloseTo(1, within(0.004));
        }
        assertThatThrownBy(() -> random(random).quantized().similarity(Embedding.of(new float[] {1})))
                .hasMessageContaining("384 and 1");
    }

    @Test
    @DisplayName("a zero vector is quantised to zeros")
    void quantizedZero() {
        Embedding zero = Embedding.of(new float[] {0, 0}).quantized();

        assertThat(zero.toArray()).containsExactly(0, 0);
        assertThat(zero.similarity(zero)).isZero();
    }

    private static Embedding random(Random random) {
        float[] numbers = new float[384];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Embedding.of(numbers).normalized();
    }

    @Test
    @DisplayName("a failure of a model tells what and why")
    void failure() {
        EmbeddingException plain = new EmbeddingException("the model file is missing");
        EmbeddingException caused = new EmbeddingException("the model failed", plain);

        assertThat(plain).hasMessage("the model file is missing").hasNoCause();
        assertThat(caused).hasMessage("the model failed").hasCause(plain);
    }
}
