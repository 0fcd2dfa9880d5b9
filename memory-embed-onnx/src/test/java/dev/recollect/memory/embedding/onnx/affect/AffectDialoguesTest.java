// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.Preceding;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Of lines that follow on what was said before, the detector for the default model")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AffectDialoguesTest {
    private final OnnxEmbeddingModel model = OnnxEmbeddingModel.open(BundledModel.DEFAULT);
    private final AffectDetector detector = TrainedAffectDetector.forModel(model.id());

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    @DisplayName("reads every one as a careful reader would, of those its phrases were chosen by")
    void development() throws IOException {
        List<AffectDialogue> dialogues = AffectDialogue.of("affect-dialogues-development.tsv");

        assertThat(dialogues).hasSize(110);
        assertThat(wrong(dialogues)).isEmpty();
    }

    @Test
    @DisplayName("reads nine in ten as a careful reader would, of those that were kept apart, and by themselves six")
    void heldOut() throws IOException {
        List<AffectDialogue> dialogues = AffectDialogue.of("affect-dialogues-held-out.tsv");

        long byThemselves = dialogues.stream()
                .filter(dialogue -> dialogue.isRight(dialogue.readByItself(detector, model)))
                .count();

        assertThat(dialogues).hasSize(110);
        assertThat(wrong(dialogues).size()).isLessThanOrEqualTo(11);
        assertThat(byThemselves).isLessThan(75);
    }

    @Test
    @DisplayName("leaves alone what has a feeling of its own, asks, requests or is long")
    void ownLines() {
        Preceding gloom = new Preceding(new Affect(-0.8, 0.6, -0.4), "I hate this printer.");
        List<String> lines = List.of(
                "I love this!",
                "Again?",
                "Print it again.",
                "The new one arrived on Tuesday and stands in the hall.",
                "Page 4 says three months.");

        assertThat(lines)
                .allSatisfy(line -> assertThat(read(line, Optional.of(gloom))).isEqualTo(read(line, Optional.empty())));
    }

    @Test
    @DisplayName("hears an answer louder for its exclamation mark")
    void stress() {
        Preceding question = new Preceding(Affect.NEUTRAL, "Are you happy with it?");

        Affect plain = read("Yes.", Optional.of(question));
        Affect stressed = read("Yes!", Optional.of(question));

        assertThat(stressed.arousal()).isGreaterThan(plain.arousal());
        assertThat(stressed.valence()).isEqualTo(plain.valence()).isGreaterThan(0.2);
    }

    private Affect read(String line, Optional<Preceding> before) {
        return detector.read(line, model.embed(line, Purpose.PASSAGE).mean(), before)
                .affect();
    }

    private List<String> wrong(List<AffectDialogue> dialogues) {
        List<String> wrong = new ArrayList<>();
        for (AffectDialogue dialogue : dialogues) {
            Affect read = dialogue.readInContext(detector, model);
            if (!dialogue.isRight(read)) {
                wrong.add(dialogue.told(read));
            }
        }
        return wrong;
    }
}
