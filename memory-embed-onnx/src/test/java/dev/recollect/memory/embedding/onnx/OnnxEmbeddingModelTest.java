// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An embedding model on ONNX Runtime")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxEmbeddingModelTest {

    private static final String TEXT = "I moved to Lisbon in March.";

    private final OnnxEmbeddingModel e5 = OnnxEmbeddingModel.open(BundledModel.DEFAULT);
    private final OnnxEmbeddingModel miniLm = OnnxEmbeddingModel.open(BundledModel.ALL_MINILM_L6_V2);

    @AfterAll
    void close() {
        e5.close();
        miniLm.close();
    }

    @Test
    @DisplayName("is e5-small-v2-q with 384 dimensions by default")
    void defaults() {
        assertThat(e5.id()).isEqualTo("e5-small-v2-q");
        assertThat(e5.dimension()).isEqualTo(384);
        assertThat(e5).hasToString("OnnxEmbeddingModel[e5-small-v2-q]");
    }

    @Test
    @DisplayName("puts e5's prefixes before the text, so that a question and a passage differ")
    void prefixesOfE5() {
        assertThat(e5.embed(TEXT, Purpose.QUERY)).isNotEqualTo(e5.embed(TEXT, Purpose.PASSAGE));
    }

    @Test
    @DisplayName("puts nothing before the text for MiniLM")
    void noPrefixOfMiniLm() {
        assertThat(miniLm.embed(TEXT, Purpose.QUERY)).isEqualTo(miniLm.embed(TEXT, Purpose.PASSAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "A cat sat on the mat., A kitten rested on the rug., 0.60",
        "A cat sat on the mat., The central bank raised its interest rate., 0.00",
    })
    @DisplayName("pools and normalises so that MiniLM's cosines are those it is known for")
    void knownCosines(String one, String other, double cosine) {
        Embedding first = miniLm.embed(one, Purpose.PASSAGE).mean();
        Embedding second = miniLm.embed(other, Purpose.PASSAGE).mean();

        assertThat(first.dot(second)).isCloseTo(cosine, within(0.1));
    }

    @Test
    @DisplayName("gives a text without tokens the vector of the empty text")
    void noTokens() {
        assertThat(e5.embed(List.of(" ", "\u0007\u200b", "\n\n"), Purpose.PASSAGE))
                .containsOnly(e5.embed("", Purpose.PASSAGE));
    }

    @Test
    @DisplayName("embeds the longest text that memory takes in chunks that fit the window")
    void longest() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < Limits.TEXT_CHARS; i++) {
            text.append("Note ").append(i).append(" tells of a walk by the river. ");
        }
        text.setLength(Limits.TEXT_CHARS);

        List<Embedding> chunks = miniLm.embed(text.toString(), Purpose.PASSAGE).chunks();

        assertThat(chunks).hasSizeBetween(80, 200).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("refuses a text beyond its own limit and names it")
    void tooLong() {
        String text = "x".repeat(OnnxEmbeddingModel.TEXT_CHARS_MAX + 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> e5.embed(text, Purpose.PASSAGE))
                .withMessage("a text must be at most 1000000 characters, but has 1000001");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65})
    @DisplayName("refuses a number of concurrent runs that is out of range")
    void concurrentRuns(int runs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxEmbeddingModel.builder().concurrentRuns(runs))
                .withMessage("concurrent runs must be between 1 and 64, but were " + runs);
    }

    @Test
    @DisplayName("yields the same vectors however many runs happen at once")
    void anyConcurrency() {
        List<String> texts = List.of("one", TEXT, "Three sentences. They are short. So are you.", "four");
        List<TextEmbedding> expected = e5.embed(texts, Purpose.PASSAGE);

        for (int runs : List.of(1, 8)) {
            try (OnnxEmbeddingModel model =
                    OnnxEmbeddingModel.builder().concurrentRuns(runs).open()) {
                assertThat(model.embed(texts, Purpose.PASSAGE)).isEqualTo(expected);
            }
        }
    }

    @Test
    @DisplayName("an interrupted caller gets an EmbeddingException and stays interrupted")
    void interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> e5.embed(TEXT, Purpose.QUERY)).isInstanceOf(EmbeddingException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("closing lets the embeddings that run come to their end and refuses the later ones")
    void closeWhileEmbedding() {
        OnnxEmbeddingModel model = OnnxEmbeddingModel.open(BundledModel.ALL_MINILM_L6_V2);
        TextEmbedding expected = model.embed(TEXT, Purpose.PASSAGE);
        CountDownLatch running = new CountDownLatch(3);
        List<CompletableFuture<List<TextEmbedding>>> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(CompletableFuture.supplyAsync(
                    () -> embedUntilClosed(model, running), work -> new Thread(work).start()));
        }
        awaitUninterrupted(running);

        model.close();

        assertThat(threads)
                .allSatisfy(thread -> assertThat(thread.join()).isNotEmpty().containsOnly(expected));
    }

    private static List<TextEmbedding> embedUntilClosed(OnnxEmbeddingModel model, CountDownLatch running) {
        List<TextEmbedding> embeddings = new ArrayList<>();
        while (true) {
            try {
                embeddings.add(model.embed(TEXT, Purpose.PASSAGE));
                if (embeddings.size() == 1) {
                    running.countDown();
                }
            } catch (IllegalStateException closed) {
                assertThat(closed).hasMessage("the embedding model all-minilm-l6-v2-q is closed");
                return embeddings;
            }
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this test", e);
        }
    }
}
