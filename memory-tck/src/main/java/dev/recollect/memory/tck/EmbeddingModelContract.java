// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of every embedding model. Extend it with a test class that opens the model; it is opened once for the class
 * and once more for each rule about closing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EmbeddingModelContract {
    private static final int THREADS = 4;
    private static final List<String> TEXTS = List.of(
            "The ferry to the island leaves at nine in the morning.",
            "Tomatoes",
            "My sister plays the cello in an orchestra; she practises every evening, even on holidays!",
            "",
            "Вчера мы ходили в музей.",
            "昨天我们去了公园",
            "I'm so happy today 😀🎉",
            "if (a[i] != b[j]) { return -1; }");

    private EmbeddingModel model = new HashingEmbeddingModel(1);

    /** Creates the contract. */
    protected EmbeddingModelContract() {}

    /**
     * Opens the model under test.
     *
     * @return a model of its own for the caller, who closes it
     */
    protected abstract EmbeddingModel open();

    @BeforeAll
    void openShared() {
        model = open();
    }

    @AfterAll
    void closeShared() {
        model.close();
    }

    @Test
    @DisplayName("the id has 1 to 200 characters, none of them a control character")
    void id() {
        assertThat(model.id()).isNotBlank().hasSizeLessThanOrEqualTo(200).doesNotContainPattern("\\p{Cntrl}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("every text gets vectors of the model's dimension and of length one, in the order of the texts")
    void unitVectorsInOrder(Purpose purpose) {
        List<TextEmbedding> embeddings = model.embed(TEXTS, purpose);

        assertThat(embeddings).hasSameSizeAs(TEXTS);
        assertThat(embeddings)
                .allSatisfy(embedding -> assertThat(embedding.chunks()).allSatisfy(chunk -> {
                    assertThat(chunk.dimension()).isEqualTo(model.dimension());
                    assertThat(chunk.dot(chunk)).isCloseTo(1, within(1e-5));
                }));
        assertThat(embeddings)
                .containsExactlyElementsOf(
                        TEXTS.stream().map(text -> model.embed(text, purpose)).toList());
    }

    @Test
    @DisplayName("no text yields no embedding")
    void noText() {
        assertThat(model.embed(List.of(), Purpose.PASSAGE)).isEmpty();
    }

    @Test
    @DisplayName("a text has one vector, bit for bit, whatever is embedded beside it")
    void sameVectorInAnyBatch() {
        String text = TEXTS.get(0);
        TextEmbedding alone = model.embed(text, Purpose.PASSAGE);
        Random random = new Random(7);

        for (int round = 0; round < 5; round++) {
            List<String> batch = new ArrayList<>(TEXTS);
            batch.addAll(TEXTS.subList(0, 1 + random.nextInt(TEXTS.size())));
            Collections.shuffle(batch, random);

            List<TextEmbedding> embeddings = model.embed(batch, Purpose.PASSAGE);

            assertThat(embeddings.get(batch.indexOf(text))).isEqualTo(alone);
            assertThat(embeddings.get(batch.lastIndexOf(text))).isEqualTo(alone);
        }
    }

    @Test
    @DisplayName("a text has one vector, bit for bit, from many threads at once")
    void sameVectorFromAnyThread() {
        List<TextEmbedding> expected = model.embed(TEXTS, Purpose.PASSAGE);

        List<CompletableFuture<List<TextEmbedding>>> asked = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.supplyAsync(
                        () -> model.embed(TEXTS, Purpose.PASSAGE), work -> new Thread(work).start()))
                .toList();

        assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \u00a0\u3000", "\u0001\u0002", "\u200b\u200d", "."})
    @DisplayName("a text with nothing in it has one vector")
    void emptyTexts(String text) {
        List<Embedding> chunks = model.embed(text, Purpose.PASSAGE).chunks();

        assertThat(chunks).hasSize(1);
        assertThat(chunks.get(0).dot(chunks.get(0))).isCloseTo(1, within(1e-5));
    }

    @Test
    @DisplayName("nothing of a long text is cut off: its last words change its vectors")
    void longText() {
        String body = "The harbour was quiet and the gulls slept on the roofs. ".repeat(400);

        TextEmbedding one = model.embed(body + "In the end the lighthouse burned.", Purpose.PASSAGE);
        TextEmbedding other = model.embed(body + "In the end everybody danced.", Purpose.PASSAGE);

        assertThat(one.chunks()).hasSizeGreaterThan(1).hasSameSizeAs(other.chunks());
        assertThat(one.chunks().get(0)).isEqualTo(other.chunks().get(0));
        int last = one.chunks().size() - 1;
        assertThat(one.chunks().get(last)).isNotEqualTo(other.chunks().get(last));
    }

    @Test
    @DisplayName("a question is nearer to the passage that answers it than to another")
    void nearness() {
        Embedding question = model.embed("When does the ferry to the island leave?", Purpose.QUERY)
                .mean();
        Embedding answer = model.embed(TEXTS.get(0), Purpose.PASSAGE).mean();
        Embedding other = model.embed(TEXTS.get(2), Purpose.PASSAGE).mean();

        assertThat(question.dot(answer)).isGreaterThan(question.dot(other));
    }

    @Test
    @DisplayName("a closed model refuses texts, still tells id and dimension, and may be closed again")
    void closed() {
        EmbeddingModel closed = open();
        closed.close();
        closed.close();

        assertThat(closed.id()).isEqualTo(model.id());
        assertThat(closed.dimension()).isEqualTo(model.dimension());
        assertThatThrownBy(() -> closed.embed(TEXTS, Purpose.QUERY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.embed(List.of(), Purpose.QUERY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("two openings of a model have one id and yield equal vectors")
    void reopened() {
        try (EmbeddingModel again = open()) {
            assertThat(again.id()).isEqualTo(model.id());
            assertThat(again.embed(TEXTS, Purpose.PASSAGE)).isEqualTo(model.embed(TEXTS, Purpose.PASSAGE));
        }
    }
}
