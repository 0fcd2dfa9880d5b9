// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of short chat lines, the detector for the default model")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AffectLinesTest {
    private final OnnxEmbeddingModel model = OnnxEmbeddingModel.open(BundledModel.DEFAULT);
    private final AffectDetector detector = TrainedAffectDetector.forModel(model.id());

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    @DisplayName("reads every one as a careful reader would, of those by which its settings were chosen")
    void development() throws IOException {
        List<AffectLine> lines = AffectLine.of("affect-lines-development.tsv");

        List<String> wrong = wrong(lines);

        assertThat(lines).hasSize(219);
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("reads nine in ten as a careful reader would, of those that were kept apart")
    void heldOut() throws IOException {
        List<AffectLine> lines = AffectLine.of("affect-lines-held-out.tsv");

        List<String> wrong = wrong(lines);

        assertThat(lines).hasSize(134);
        assertThat(wrong.size()).isLessThanOrEqualTo(13);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "development, asked, 40, 39",
        "development, personal, 40, 37",
        "development, moved, 32, 26",
        "development, stated, 40, 27",
        "held-out, asked, 40, 36",
        "held-out, personal, 40, 37",
        "held-out, stated, 40, 22"
    })
    @DisplayName("takes who asks for facts of ill sound to feel nothing, and who asks out of a feeling to feel it")
    void facts(String file, String kind, int lines, int least) throws IOException {
        List<AffectLine> some = AffectLine.of("affect-facts-" + file + ".tsv").stream()
                .filter(line -> line.phenomenon().equals(kind))
                .toList();

        assertThat(some).hasSize(lines);
        assertThat(lines - wrong(some).size()).isGreaterThanOrEqualTo(least);
    }

    private List<String> wrong(List<AffectLine> lines) {
        List<String> wrong = new ArrayList<>();
        for (AffectLine line : lines) {
            Affect read = line.read(detector, model);
            if (!line.isRight(read)) {
                wrong.add(line.told(read));
            }
        }
        return wrong;
    }
}
