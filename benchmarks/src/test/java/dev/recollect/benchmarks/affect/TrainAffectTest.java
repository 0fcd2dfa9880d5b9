// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.embedding.onnx.affect.TrainedAffectDetector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("The training of affect weights")
class TrainAffectTest {

    private static final List<String> GOOD =
            List.of("a wonderful gift", "a lovely party", "great joy", "my best friend");
    private static final List<String> BAD =
            List.of("a horrible crash", "an ugly fight", "deep grief", "my worst enemy");
    private static final List<String> FRAMES = List.of(
            "It was %s.", "\"Today, %s\", she wrote.", "We talked of %s.", "All I remember is %s.", "Then came %s.");

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter complaints = new StringWriter();
    private Path data = Path.of("");

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder csv = new StringBuilder("id,split,V,A,D,text\n");
        for (int frame = 0; frame < FRAMES.size(); frame++) {
            for (int i = 0; i < GOOD.size(); i++) {
                String split = frame == 0 ? "dev" : "train";
                append(csv, split, 4.0 + i / 10.0, String.format(FRAMES.get(frame), GOOD.get(i)));
                append(csv, split, 2.0 - i / 10.0, String.format(FRAMES.get(frame), BAD.get(i)));
            }
        }
        data = Files.writeString(folder.resolve("rated.csv"), csv);
    }

    @Test
    @DisplayName("yields weights that the detector reads and that tell good from bad")
    void trained() {
        int code = train(folder.resolve("weights.weights"));

        assertThat(complaints).hasToString("");
        assertThat(code).isZero();
        assertThat(printed.toString())
                .contains("all-minilm-l6-v2-q: trained on 32 sentences, measured on 8")
                .containsPattern("Pearson r on dev: valence 0\\.[6-9]\\d\\d, arousal");
        TrainedAffectDetector detector = TrainedAffectDetector.load(folder.resolve("weights.weights"));
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.open(BundledModel.ALL_MINILM_L6_V2)) {
            assertThat(detector.modelId()).isEqualTo(model.id());
            assertThat(read(detector, model, "What a wonderful party").valence())
                    .isGreaterThan(0.2);
            assertThat(read(detector, model, "What a horrible fight").valence()).isLessThan(-0.2);
        }
    }

    @Test
    @DisplayName("yields the same file from the same data, byte for byte")
    void repeatable() {
        train(folder.resolve("one.weights"));
        train(folder.resolve("two.weights"));

        assertThat(folder.resolve("one.weights")).hasSameBinaryContentAs(folder.resolve("two.weights"));
    }

    @Test
    @DisplayName("refuses data without both splits in one line")
    void noSplits() throws IOException {
        Files.writeString(data, "id,split,V,A,D,text\n1,train,3,3,3,alone\n");

        int code = train(folder.resolve("weights.weights"));

        assertThat(code).isEqualTo(1);
        assertThat(complaints.toString().lines())
                .containsExactly(data + " must hold sentences of the splits train and dev, but holds 1 and 0");
    }

    @Test
    @DisplayName("tells in one line which argument is missing")
    void noArguments() {
        int code = TrainAffect.commandLine()
                .setErr(new PrintWriter(complaints, true))
                .execute("--data", data.toString());

        assertThat(code).isEqualTo(2);
        assertThat(complaints.toString().lines()).containsExactly("Missing required option: '--out=FILE'");
    }

    private int train(Path out) {
        CommandLine command = TrainAffect.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(complaints, true));
        return command.execute(
                "--data",
                data.toString(),
                "--model",
                "all-minilm-l6-v2-q",
                "--out",
                out.toString(),
                "--hidden",
                "16",
                "--epochs",
                "400");
    }

    private static Affect read(TrainedAffectDetector detector, OnnxEmbeddingModel model, String text) {
        return detector.read(text, model.embed(text, Purpose.PASSAGE).mean()).affect();
    }

    private static void append(StringBuilder csv, String split, double valence, String text) {
        csv.append(csv.length())
                .append(',')
                .append(split)
                .append(',')
                .append(valence)
                .append(',')
                .append(5 - valence / 2)
                .append(',')
                .append(valence / 2 + 1)
                .append(",\"")
                .append(text.replace("\"", "\"\""))
                .append("\"\n");
    }
}
