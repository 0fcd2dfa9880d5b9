// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The choice of a model")
class ModelChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "e5-small-v2-q, E5_SMALL_V2",
        "all-minilm-l6-v2-q, ALL_MINILM_L6_V2",
        "sentence-transformers/all-MiniLM-L6-v2, ALL_MINILM_L6_V2",
        "bge-small-en-v1.5-q, BGE_SMALL_EN_V1_5",
    })
    @DisplayName("is a bundled model by its name or its long name")
    void bundled(String setting, BundledModel model) {
        assertThat(ModelChoice.of(setting)).isEqualTo(model);
    }

    @Test
    @DisplayName("is a folder by its path")
    void folder(@TempDir Path folder) {
        assertThat(ModelChoice.of(folder.toString()))
                .isInstanceOf(FolderModel.class)
                .hasToString(folder.toAbsolutePath().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "e5", "E5-SMALL-V2-Q", "/nowhere/to/be/found", "a\u0000b"})
    @DisplayName("is refused, with the names that are allowed, if it is neither")
    void neither(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelChoice.of(setting))
                .withMessage("the embedding model must be one of e5-small-v2-q, all-minilm-l6-v2-q, bge-small-en-v1.5-q"
                        + " or a folder with model.onnx and tokenizer.json, but was '" + setting + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 8193})
    @DisplayName("refuses a window that is out of range")
    void window(int tokens) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FolderModel.of(Path.of("m")).withWindow(tokens))
                .withMessage("the window must be between 64 and 8192 tokens, but was " + tokens);
    }

    @Test
    @DisplayName("refuses a prefix that is too long")
    void prefix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FolderModel.of(Path.of("m")).withPrefixes("", "p".repeat(201)))
                .withMessage("the passage prefix must be at most 200 characters, but has 201");
    }
}
