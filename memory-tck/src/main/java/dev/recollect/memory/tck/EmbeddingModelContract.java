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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link EmbeddingModel}. To hold a model to it, extend this class and open it. */
public abstract class EmbeddingModelContract {
    private static final double FLOAT_ERROR = 1e-5;
    private static final List<String> TEXTS = List.of(
            "The meeting is at five.",
            "",
            " \n\t",
            "?!",
            "Zoë, naïve, ﬁne, e\u0301",
            "日本語 한국어 ไทย עברית Ελληνικά",
            "\uD83D\uDC69\u200D\uD83D\uDE80 \uD834\uDD1E",
            "[CLS] [SEP] <s> </s> [MASK]",
            "a".repeat(5_000),
            "word after word, on and on; ".repeat(400));

    private EmbeddingModel model;

    /** Creates the contract. */
    protected EmbeddingModelContract() {}

    /**
     * Opens the model under test; asked once a test, and again where a test compares two.
     *
     * @return the model
     */
    protected abstract EmbeddingModel open();

    @BeforeEach
    void openModel() {
        model = open();
    }

    @AfterEach
    void closeModel() {
        model.close();
    }

    @Test
    @DisplayName("a model has a name of 1 to 200 characters and at least one dimension")
    void nameAndDimension() {
        assertThat(model.id()).isNotBlank().hasSizeLessThanOrEqualTo(200);
        assertThat(model.dimension()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    @DisplayName("every text, the empty one too, gives unit vectors of the model's dimension")
    void unitVectors(Purpose purpose) {
        List<TextEmbedding> embeddings = model.embed(TEXTS, purpose);

        assertThat(embeddings).hasSameSizeAs(TEXTS);
        assertThat(embeddings).flatExtracting(TextEmbedding::chunks).allSatisfy(chunk -> {
            assertThat(chunk.dimension()).isEqualTo(model.dimension());
            assertThat(chunk.dot(chunk)).isCloseTo(1, within(FLOAT_ERROR));
        });
    }

    @Test
    @DisplayName("no texts give no embeddings")
    void noTexts() {
        assertThat(model.embed(List.of(), Purpose.PASSAGE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    @DisplayName("one text has one vector, bit for bit, whatever is embedded beside it")
    void oneTextOneVector(Purpose purpose) {
        List<String> turned = new ArrayList<>(TEXTS);
        Collections.reverse(turned);

        List<TextEmbedding> together = model.embed(TEXTS, purpose);
        List<TextEmbedding> otherOrder = new ArrayList<>(model.embed(turned, purpose));
        Collections.reverse(otherOrder);
        List<TextEmbedding> alone =
                TEXTS.stream().map(text -> model.embed(text, purpose)).toList();

        assertThat(otherOrder).isEqualTo(together);
        assertThat(alone).isEqualTo(together);
    }

    @Test
    @DisplayName("two models of one name give equal vectors")
    void twoModels() {
        try (EmbeddingModel other = open()) {
            assertThat(other.id()).isEqualTo(model.id());
            assertThat(other.embed(TEXTS, Purpose.PASSAGE)).isEqualTo(model.embed(TEXTS, Purpose.PASSAGE));
        }
    }

    @Test
    @DisplayName("several threads get the vectors that one gets")
    void severalThreads() throws InterruptedException, ExecutionException {
        List<TextEmbedding> expected = model.embed(TEXTS, Purpose.PASSAGE);
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Future<List<TextEmbedding>>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            running.add(threads.submit(() -> model.embed(TEXTS, Purpose.PASSAGE)));
        }

        for (Future<List<TextEmbedding>> embeddings : running) {
            assertThat(embeddings.get()).isEqualTo(expected);
        }
        threads.shutdown();
    }

    @Test
    @DisplayName("of a long text nothing is cut off: a change of its last words changes its vectors")
    void nothingCutOff() {
        String most = "the same words again and again, then ".repeat(300);

        TextEmbedding garden = model.embed(most + "a garden in winter", Purpose.PASSAGE);
        TextEmbedding harbour = model.embed(most + "seven boats at the harbour", Purpose.PASSAGE);

        assertThat(garden.chunks()).hasSizeGreaterThan(1);
        assertThat(garden).isNotEqualTo(harbour);
    }

    @Test
    @DisplayName("a question is nearer to the passage that shares its words than to another")
    void nearer() {
        Embedding query = model.embed("When is the meeting?", Purpose.QUERY).mean();
        Embedding about =
                model.embed("The meeting is at five.", Purpose.PASSAGE).mean();
        Embedding other = model.embed("Cats like warm windows", Purpose.PASSAGE).mean();

        assertThat(query.dot(about)).isGreaterThan(query.dot(other));
    }

    @Test
    @DisplayName("after close it tells its name and dimension, and embeds no more; closing again does nothing")
    void afterClose() {
        String id = model.id();
        int dimension = model.dimension();

        model.close();
        model.close();

        assertThat(model.id()).isEqualTo(id);
        assertThat(model.dimension()).isEqualTo(dimension);
        assertThatThrownBy(() -> model.embed("text", Purpose.QUERY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> model.embed(List.of(), Purpose.PASSAGE)).isInstanceOf(IllegalStateException.class);
    }
}
