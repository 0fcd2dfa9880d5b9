// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HashingEmbeddingModelTest {
    @Test
    @DisplayName("the more words two texts share, the closer they are")
    void sharedWords() {
        try (EmbeddingModel model = new HashingEmbeddingModel(512)) {
            var text =
                    model.embed("tea with milk in the garden", Purpose.PASSAGE).mean();
            var close = model.embed("coffee with milk in the garden", Purpose.PASSAGE)
                    .mean();
            var far = model.embed("seven boats in a storm", Purpose.PASSAGE).mean();

            assertThat(text.dot(close)).isGreaterThan(0.7);
            assertThat(text.dot(far)).isLessThan(0.4);
        }
    }

    @Test
    @DisplayName("one dimension is enough, none is not")
    void dimensions() {
        try (EmbeddingModel model = new HashingEmbeddingModel(1)) {
            assertThat(model.embed("tea", Purpose.QUERY).mean().dimension()).isEqualTo(1);
        }
        assertThatThrownBy(() -> new HashingEmbeddingModel(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but was 0");
    }
}
