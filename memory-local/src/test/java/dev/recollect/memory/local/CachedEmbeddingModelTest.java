// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.tck.EmbeddingModelContract;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A model that remembers its vectors")
class CachedEmbeddingModelTest {
    private static final int VECTORS = 100;

    private final Counted counted = new Counted();
    private final AtomicLong nanos = new AtomicLong();
    private final CachedEmbeddingModel cached = new CachedEmbeddingModel(counted, VECTORS, nanos::get);

    /** Notes what it is asked; texts of "long" have two chunks. */
    private static final class Counted extends ForwardingEmbeddingModel {
        private final List<String> asked = new ArrayList<>();
        private Runnable meanwhile = () -> {};

        Counted() {
            super(new HashingEmbeddingModel(8));
        }

        @Override
        public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
            asked.addAll(texts);
            List<TextEmbedding> made = super.embed(texts, purpose);
            meanwhile.run();
            return made.stream()
                    .map(embedding -> texts.get(0).startsWith("long") ? twice(embedding) : embedding)
                    .toList();
        }

        private static TextEmbedding twice(TextEmbedding embedding) {
            List<Embedding> chunks = new ArrayList<>(embedding.chunks());
            chunks.addAll(embedding.chunks());
            return new TextEmbedding(chunks);
        }
    }

    @Nested
    @DisplayName("is a model like any other")
    class Contract extends EmbeddingModelContract {
        @Override
        protected EmbeddingModel open() {
            return new CachedEmbeddingModel(new HashingEmbeddingModel(256), VECTORS, System::nanoTime);
        }
    }

    @Test
    @DisplayName("makes a vector once, each of a batch in its place, equal texts of a batch together")
    void once() {
        TextEmbedding first = cached.embed("one", Purpose.QUERY);

        List<TextEmbedding> batch = cached.embed(List.of("two", "one", "two", "three"), Purpose.QUERY);

        assertThat(counted.asked).containsExactly("one", "two", "three");
        assertThat(batch.get(1)).isSameAs(first);
        assertThat(batch)
                .isEqualTo(new HashingEmbeddingModel(8).embed(List.of("two", "one", "two", "three"), Purpose.QUERY));
        cached.embed(List.of("three", "two", "one"), Purpose.QUERY);
        assertThat(counted.asked).hasSize(3);
    }

    @Test
    @DisplayName("tells purposes apart, and texts by the whole of them")
    void keys() {
        String text = "x".repeat(50_000);

        cached.embed(text + "a", Purpose.QUERY);
        cached.embed(text + "b", Purpose.QUERY);
        cached.embed(text + "a", Purpose.PASSAGE);
        cached.embed(" " + text + "a", Purpose.QUERY);

        assertThat(counted.asked).hasSize(4);
    }

    @Test
    @DisplayName(
            "keeps no more vectors than it may, of long texts all chunks counted, and what is asked for again and again")
    void bounded() {
        List<String> seldom = Stream.concat(
                        IntStream.range(0, 1_000).mapToObj(i -> "seldom " + i),
                        IntStream.range(0, 200).mapToObj(i -> "long " + i))
                .toList();

        for (String text : seldom) {
            cached.embed(text, Purpose.PASSAGE);
            cached.embed("often", Purpose.QUERY);
        }

        assertThat(cached.size()).isPositive().isLessThanOrEqualTo(VECTORS);
        assertThat(counted.asked).containsAll(seldom).containsOnlyOnce("often");
    }

    @Test
    @DisplayName("keeps nothing after an hour, after an erasure, and when it is closed")
    void forgets() {
        cached.embed("one", Purpose.QUERY);
        nanos.addAndGet(CachedEmbeddingModel.KEPT.minus(Duration.ofSeconds(1)).toNanos());
        cached.embed("one", Purpose.QUERY);
        assertThat(counted.asked).hasSize(1);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(cached.size()).isZero();

        cached.embed("one", Purpose.QUERY);
        cached.forget();
        assertThat(cached.size()).isZero();
        cached.embed("one", Purpose.QUERY);
        assertThat(counted.asked).hasSize(3);

        cached.close();
        assertThat(cached.size()).isZero();
    }

    @Test
    @DisplayName("keeps nothing that was made while something was erased")
    void erasedMeanwhile() {
        counted.meanwhile = cached::forget;

        cached.embed(List.of("one", "two"), Purpose.PASSAGE);

        assertThat(cached.size()).isZero();
    }
}
