// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A model in a folder")
class FolderModelTest {

    private static final List<String> TEXTS = List.of("I moved to Lisbon in March.", "", "Où est la gare ?");

    @TempDir
    Path folder;

    @BeforeEach
    void copyMiniLm() throws IOException {
        copy("all-minilm-l6-v2-q.onnx", "model.onnx");
        copy("all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json");
    }

    @Test
    @DisplayName("yields the vectors of the bundled model that it was copied from")
    void sameVectors() {
        try (OnnxEmbeddingModel copied = OnnxEmbeddingModel.open(FolderModel.of(folder));
                OnnxEmbeddingModel bundled = OnnxEmbeddingModel.open(BundledModel.ALL_MINILM_L6_V2)) {
            assertThat(copied.dimension()).isEqualTo(bundled.dimension());
            assertThat(copied.embed(TEXTS, Purpose.QUERY)).isEqualTo(bundled.embed(TEXTS, Purpose.QUERY));
        }
    }

    @Test
    @DisplayName("has an id of its folder's name and a fingerprint that is the same at every opening")
    void id() {
        String id = FolderSource.of(FolderModel.of(folder)).id();

        assertThat(id).matches("folder:" + folder.getFileName() + ":[0-9a-f]{12}");
        assertThat(FolderSource.of(FolderModel.of(folder.resolve("../" + folder.getFileName())))
                        .id())
                .isEqualTo(id);
    }

    @Test
    @DisplayName("has another id as soon as anything changes that its vectors depend on")
    void otherId() throws IOException {
        FolderModel choice = FolderModel.of(folder);
        String id = FolderSource.of(choice).id();

        assertThat(List.of(
                        FolderSource.of(choice.withPooling(Pooling.CLS)).id(),
                        FolderSource.of(choice.withPrefixes("q: ", "")).id(),
                        FolderSource.of(choice.withPrefixes("", "q: ")).id(),
                        FolderSource.of(choice.withWindow(256)).id()))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertThat(FolderSource.of(choice).id()).isNotEqualTo(id);
    }

    @Test
    @DisplayName("follows the pooling, the prefixes and the window that were chosen for it")
    void recipe() {
        FolderModel choice = FolderModel.of(folder);
        String text = "The harbour was quiet. ".repeat(100);

        TextEmbedding plain = embed(choice, text);

        assertThat(embed(choice.withPooling(Pooling.CLS), text)).isNotEqualTo(plain);
        assertThat(embed(choice.withPrefixes("", "note: "), text)).isNotEqualTo(plain);
        assertThat(embed(choice.withWindow(64), text).chunks())
                .hasSizeGreaterThan(plain.chunks().size());
    }

    @Test
    @DisplayName("is refused if the prefix leaves too little of the window to the text")
    void longPrefix() {
        FolderModel choice = FolderModel.of(folder).withWindow(64).withPrefixes("", "a b c d e f g ".repeat(10));

        assertRefused(choice, "a prefix must leave half of the window of 64 tokens to the text, but leaves");
    }

    @Test
    @DisplayName("is refused if the model has no positions for the window")
    void windowTooLong() {
        assertRefused(
                FolderModel.of(folder).withWindow(513), "must take 513 tokens with ids up to 30521, but does not");
    }

    @Test
    @DisplayName("is refused if the folder or a file is missing")
    void missing() throws IOException {
        assertRefused(FolderModel.of(folder.resolve("none")), "must be an existing folder");

        Files.delete(folder.resolve("tokenizer.json"));
        assertRefused(
                FolderModel.of(folder), "must hold a readable file tokenizer.json, but there is none at " + folder);

        Files.delete(folder.resolve("model.onnx"));
        assertRefused(FolderModel.of(folder), "must hold a readable file model.onnx, but there is none at " + folder);
    }

    @Test
    @DisplayName("is refused if the model's file is cut short, empty or something else")
    void brokenModel() throws IOException {
        Path model = folder.resolve("model.onnx");
        byte[] whole = Files.readAllBytes(model);

        for (byte[] broken : List.of(
                Arrays.copyOf(whole, whole.length / 2), new byte[0], "no model".getBytes(StandardCharsets.UTF_8))) {
            Files.write(model, broken);

            assertRefused(FolderModel.of(folder), "cannot open the model folder:" + folder.getFileName());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                     | must be JSON",
                "[1]                                   | must hold a JSON object",
                "{}                                    | normalizer must be an object, but is missing",
                "{\"normalizer\": {\"type\": \"NFC\"}} | normalizer must be of type BertNormalizer, but is of type NFC",
                "{\"normalizer\": 3}                   | normalizer must be an object, but is 3",
            })
    @DisplayName("is refused, with file and field, if the tokenizer's file is broken or of another kind")
    void brokenTokenizer(String json, String complaint) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), json);

        assertRefused(FolderModel.of(folder), complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"BertPreTokenizer\"  | \"type\":\"Metaspace\"    | pre_tokenizer must be of type BertPreTokenizer",
                "\"type\":\"WordPiece\",\"unk   | \"type\":\"BPE\",\"unk    | model must be of type WordPiece, but is of type BPE",
                "\"[CLS]\":101                  | \"[XXX]\":101            | vocab: [CLS] must be an integer from 0, but is missing",
                "\"[CLS]\":101                  | \"[CLS]\":-1             | vocab: [CLS] must be an integer from 0, but is -1",
                "\"[CLS]\":101                  | \"[CLS]\":\"x\"          | vocab: [CLS] must be an integer from 0, but is x",
                "\"[CLS]\":101                  | \"[CLS]\":101,\"zzzzz\":40000 | must take 512 tokens with ids up to 40000",
                "\"clean_text\":true            | \"clean_text\":1         | clean_text must be true or false, but is 1",
                "\"unk_token\":\"[UNK]\"        | \"unk_token\":7          | unk_token must be a string, but is 7",
                "\"special\":true               | \"special\":false        | must add no tokens but markers, but adds '[PAD]'",
            })
    @DisplayName("is refused, with file and field, if the tokenizer asks for what is not done here")
    void otherTokenizer(String old, String changed, String complaint) throws IOException {
        Path tokenizer = folder.resolve("tokenizer.json");
        String compact = Files.readString(tokenizer).replaceAll("(?<=[\":,\\[{}\\]])\\s+(?=[\"\\[{tf\\d])", "");
        assertThat(compact).contains(old);

        Files.writeString(tokenizer, compact.replace(old, changed));

        assertRefused(FolderModel.of(folder), complaint);
    }

    private static TextEmbedding embed(FolderModel choice, String text) {
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.open(choice)) {
            return model.embed(text, Purpose.PASSAGE);
        }
    }

    private static void assertRefused(FolderModel choice, String complaint) {
        assertThatThrownBy(() -> OnnxEmbeddingModel.open(choice))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining(complaint);
    }

    private void copy(String resource, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/" + resource), resource)) {
            Files.copy(in, folder.resolve(file));
        }
    }
}
