// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A model that keeps its vectors in a file")
class DiskCachedModelTest {
    private static final int DIMENSION = 4;
    private static final String LONG =
            "many words ".repeat(HashingEmbeddingModel.WINDOW) + "and some that are in the second chunk";
    private static final List<String> TEXTS = List.of("it rains", LONG, "", "it rains");

    @TempDir
    Path folder;

    @Test
    @DisplayName("gives the vectors of the model, chunk by chunk, asking it once for each text")
    void same() {
        CountingModel asked = new CountingModel(DIMENSION);

        try (DiskCachedModel cached = new DiskCachedModel(asked, folder)) {
            assertThat(cached.embed(TEXTS, Purpose.PASSAGE)).isEqualTo(expected(TEXTS));
            assertThat(cached.embed("it rains", Purpose.PASSAGE))
                    .isEqualTo(expected(List.of("it rains")).get(0));
            assertThat(cached.id()).isEqualTo(asked.id());
            assertThat(cached.dimension()).isEqualTo(DIMENSION);
        }

        assertThat(asked.texts()).isEqualTo(3);
        assertThat(asked.closed()).isTrue();
    }

    @Test
    @DisplayName("reads them from the file when opened again, without asking the model")
    void again() {
        embed(TEXTS);
        CountingModel asked = new CountingModel(DIMENSION);

        try (DiskCachedModel cached = new DiskCachedModel(asked, folder)) {
            assertThat(cached.embed(TEXTS, Purpose.PASSAGE)).isEqualTo(expected(TEXTS));
        }

        assertThat(asked.texts()).isZero();
    }

    @Test
    @DisplayName("asks for more texts than go into one batch")
    void batches() {
        List<String> texts = IntStream.range(0, 150).mapToObj(i -> "text " + i).toList();

        assertThat(embed(texts)).isEqualTo(150);

        assertThat(embed(texts)).isZero();
    }

    @Test
    @DisplayName("keeps queries and passages, and models, apart")
    void apart() {
        embed(List.of("it rains"));
        CountingModel asked = new CountingModel(DIMENSION);

        try (DiskCachedModel cached = new DiskCachedModel(asked, folder)) {
            cached.embed("it rains", Purpose.QUERY);
        }
        try (DiskCachedModel other = new DiskCachedModel(new CountingModel(8), folder)) {
            assertThat(other.embed("it rains", Purpose.PASSAGE).chunks().get(0).dimension())
                    .isEqualTo(8);
        }

        assertThat(asked.texts()).isEqualTo(1);
    }

    @Test
    @DisplayName("holds no text")
    void noText() throws IOException {
        embed(List.of("a telltale word"));

        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("telltale");
    }

    @Test
    @DisplayName("drops a record that was cut off, wherever, and appends to what is left")
    void cutOff() throws IOException {
        embed(List.of("first", "second"));
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));

            embed(List.of("first", "second"));

            assertThat(Files.readAllBytes(file())).as("cut off at " + length).isEqualTo(whole);
        }
    }

    @Test
    @DisplayName("embeds anew what was damaged on the disk, whichever byte, and never uses it")
    void damaged() throws IOException {
        embed(List.of("first", "second"));
        byte[] whole = Files.readAllBytes(file());
        for (int position = 0; position < whole.length; position++) {
            byte[] bytes = whole.clone();
            bytes[position] ^= 0x41;
            Files.write(file(), bytes);

            embed(List.of("first", "second"));

            assertThat(Files.readAllBytes(file())).as("damaged at " + position).isEqualTo(whole);
        }
    }

    @Test
    @DisplayName("begins anew where the file is something else")
    void foreign() throws IOException {
        Files.write(file(), new byte[1_000]);

        assertThat(embed(List.of("first"))).isEqualTo(1);

        assertThat(embed(List.of("first"))).isZero();
    }

    @Test
    @DisplayName("names the file that it cannot use")
    void unusable() throws IOException {
        Files.createDirectory(file());

        assertThatThrownBy(() -> new DiskCachedModel(new CountingModel(DIMENSION), folder))
                .hasMessageContaining(file().toString());
    }

    /* How many texts the model was asked for; every vector is checked. */
    private int embed(List<String> texts) {
        CountingModel asked = new CountingModel(DIMENSION);
        try (DiskCachedModel cached = new DiskCachedModel(asked, folder)) {
            assertThat(cached.embed(texts, Purpose.PASSAGE)).isEqualTo(expected(texts));
        }
        return asked.texts();
    }

    private static List<TextEmbedding> expected(List<String> texts) {
        try (HashingEmbeddingModel model = new HashingEmbeddingModel(DIMENSION)) {
            return model.embed(texts, Purpose.PASSAGE);
        }
    }

    private Path file() {
        return folder.resolve("hashing-4.vectors");
    }
}
