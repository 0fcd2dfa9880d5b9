// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.affect.NeutralAffectDetector;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The linear affect detector")
class LinearAffectDetectorTest {

    /* Reads valence from the first dimension, dominance from the second, arousal from their sum. */
    private static final String WEIGHTS = """
            {"format": "recollect-affect", "version": 1, "detector": "plain/1", "model": "two", "dimension": 2,
             "valence": {"outputs": [2, 3, 5], "readings": [-0.6, 0, 0.6], "spread": 0.5, "bias": 3, "weights": [2, 0]},
             "arousal": {"outputs": [-1, 0, 1], "readings": [0.25, 0.5, 0.75], "spread": 1, "bias": 0, "weights": [1, 1]},
             "dominance": {"outputs": [-1, 0, 1], "readings": [-0.6, 0, 0.6], "spread": 1, "bias": 0, "weights": [0, 1]}}
            """;

    @TempDir
    Path folder;

    @Nested
    @DisplayName("with the weights for e5-small-v2-q")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OfTheDefaultModel {

        private final OnnxEmbeddingModel model = OnnxEmbeddingModel.open(BundledModel.DEFAULT);
        private final AffectDetector detector = LinearAffectDetector.forModel(model.id());

        @AfterAll
        void close() {
            model.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "I failed again and I hate everything about this",
                    "User: I failed again and I hate everything about this",
                    "This is the worst day of my life.",
                    "I feel so lonely and worthless.",
                    "I'm terrified of what will happen tomorrow.",
                })
        @DisplayName("finds what is bad bad, beyond the threshold of a preface even for the user alone")
        void unpleasant(String text) {
            assertThat(read(text).affect().valence()).isLessThan(-0.4);
        }

        @ParameterizedTest
        @ValueSource(strings = {"The meeting is at five", "The report is due on Friday.", "What time is it?", "Ok."})
        @DisplayName("finds what is ordinary not bad enough for a preface")
        void ordinary(String text) {
            assertThat(read(text).affect().valence()).isGreaterThan(-0.2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"I'm so happy today!", "Thank you so much, you're wonderful!", "I finally got the job!"})
        @DisplayName("finds what is good good")
        void pleasant(String text) {
            assertThat(read(text).affect().valence()).isGreaterThan(0.5);
        }

        @Test
        @DisplayName("tells excitement from calm")
        void arousal() {
            double fury = read("I am furious at him!").affect().arousal();
            double lake =
                    read("We spent a quiet afternoon by the lake.").affect().arousal();

            assertThat(fury).isGreaterThan(0.7).isGreaterThan(lake + 0.2);
        }

        @Test
        @DisplayName("trusts a marked reading more than an ordinary one, and names both")
        void confidenceAndLabels() {
            AffectReading marked = read("I failed again and I hate everything about this");
            AffectReading ordinary = read("The meeting is at five");

            assertThat(marked.confidence()).isGreaterThan(0.9).isGreaterThan(ordinary.confidence());
            assertThat(ordinary.confidence()).isBetween(0.5, 0.7);
            assertThat(marked.intensity()).isGreaterThan(ordinary.intensity());
            assertThat(marked.labels()).containsExactly("distressed", "helpless");
            assertThat(marked.detector()).isEqualTo("linear-affect-1/e5-small-v2-q");
        }

        @Test
        @DisplayName("reads the same from the same text again")
        void deterministic() {
            assertThat(read("It rained.")).isEqualTo(read("It rained."));
        }

        private AffectReading read(String text) {
            return detector.read(text, model.embed(text, Purpose.PASSAGE).mean());
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("has weights for every bundled model that tell good from bad")
    void everyBundledModel(BundledModel bundled) {
        AffectDetector detector = LinearAffectDetector.forModel(bundled.modelName());

        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.open(bundled)) {
            assertThat(valence(detector, model, "I failed again and I hate everything about this"))
                    .isLessThan(-0.4);
            assertThat(valence(detector, model, "The meeting is at five")).isGreaterThan(-0.2);
            assertThat(valence(detector, model, "I'm so happy today!")).isGreaterThan(0.5);
        }
        assertThat(detector)
                .isInstanceOfSatisfying(
                        LinearAffectDetector.class,
                        linear -> assertThat(linear.modelId()).isEqualTo(bundled.modelName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder:mine:0123456789ab", "intfloat/e5-small-v2", "../affect-e5-small-v2-q", ""})
    @DisplayName("gives way, for any other model, to the detector that says it reads nothing")
    void otherModel(String modelId) {
        AffectDetector detector = LinearAffectDetector.forModel(modelId);

        AffectReading reading = detector.read("I am so happy", Embedding.of(new float[] {1}));

        assertThat(detector).isInstanceOf(NeutralAffectDetector.class);
        assertThat(reading.detector()).isEqualTo("neutral");
        assertThat(reading.confidence()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // valence's output is 3 + 2x: 3 is the median, 2 the 5th and 5 the 95th percentile
        " 0.0,  0.0,  0.0, 0.5,  0.0, 0.5000",
        "-0.5,  0.0, -0.6, 0.375, 0.0, 0.9678",
        " 1.0,  0.0,  0.6, 0.75, 0.0, 0.9989",
        " 0.5, -1.0,  0.3, 0.375, -0.6, 0.9678",
        " 9.0, -9.0,  1.0, 0.5, -1.0, 1.0000",
        "-9.0, -9.0, -1.0, 0.0, -1.0, 1.0000",
    })
    @DisplayName("maps through the three points of each scale, goes on straight and stays in range")
    void calibration(float x, float y, double valence, double arousal, double dominance, double confidence)
            throws IOException {
        LinearAffectDetector detector = load(WEIGHTS);

        AffectReading reading = detector.read("any", Embedding.of(new float[] {x, y}));

        assertThat(reading.affect()).isEqualTo(new Affect(valence, arousal, dominance));
        assertThat(reading.confidence()).isEqualTo(confidence);
        assertThat(reading.detector()).isEqualTo("plain/1");
    }

    @Test
    @DisplayName("takes the distance from neutral for the intensity")
    void intensity() throws IOException {
        LinearAffectDetector detector = load(WEIGHTS);

        assertThat(detector.read("any", Embedding.of(new float[] {0, 0})).intensity())
                .isZero();
        assertThat(detector.read("any", Embedding.of(new float[] {9, 9})).intensity())
                .isEqualTo(1);
        assertThat(detector.read("any", Embedding.of(new float[] {1, 0})).intensity())
                .isEqualTo(0.4509); // √((0.6² + 0.5² + 0²) / 3)
    }

    @Test
    @DisplayName("refuses an embedding of another model's dimension")
    void dimension() throws IOException {
        LinearAffectDetector detector = load(WEIGHTS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.read("any", Embedding.of(new float[] {1, 2, 3})))
                .withMessage("the affect detector plain/1 reads embeddings of 2 dimensions, but was given 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1       | \"version\": 2     | must be of format recollect-affect version 1, but is of",
                "recollect-affect     | something          | must be of format recollect-affect version 1, but is of",
                "\"dimension\": 2     | \"dimension\": 3   | valence must have 3 weights, but has 2",
                "[2, 3, 5]            | [2, 2, 5]          | valence: outputs must be three ascending numbers",
                "[2, 3, 5]            | [2, 3]             | valence: outputs must be three ascending numbers",
                "[2, 3, 5]            | 3                  | valence: outputs must be an array of numbers, but is 3",
                "\"weights\": [2, 0]  | \"weights\": [2, \"a\"] | valence: weights must hold finite numbers, but holds a",
                "\"spread\": 0.5      | \"spread\": 0      | valence must have a spread above 0, but has 0.0",
                "\"bias\": 3          | \"bias\": null     | valence: bias must be a finite number, but is missing",
                "\"bias\": 3          | \"bias\": 1e999    | valence: bias must be a finite number, but is",
                "\"arousal\"          | \"elation\"        | arousal must be an object, but is missing",
            })
    @DisplayName("refuses weights that are damaged, with file and field")
    void damaged(String old, String changed, String complaint) {
        String damaged = WEIGHTS.replace(old, changed);

        assertThat(damaged).isNotEqualTo(WEIGHTS);
        assertThatThrownBy(() -> load(damaged))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(complaint);
    }

    @Test
    @DisplayName("refuses a file that is not there")
    void missing() {
        assertThatThrownBy(() -> LinearAffectDetector.load(folder.resolve("none.json")))
                .isInstanceOf(EmbeddingException.class)
                .hasMessage("cannot read the affect weights " + folder.resolve("none.json"));
    }

    @ParameterizedTest
    @CsvSource({
        " 0.5, 0.7,  0.0, joyful",
        " 0.5, 0.7,  0.3, joyful confident",
        " 0.5, 0.5, -0.5, pleased",
        " 0.2, 0.4,  0.0, content",
        "-0.5, 0.7,  0.2, angry",
        "-0.5, 0.7,  0.0, agitated",
        "-0.5, 0.7, -0.2, distressed helpless",
        "-0.2, 0.5,  0.0, upset",
        "-0.5, 0.3, -0.3, sad helpless",
        " 0.0, 0.6,  0.0, alert",
        " 0.1, 0.5,  0.9, neutral",
        "-0.1, 0.3,  0.0, calm",
    })
    @DisplayName("has a word for every region")
    void labels(double valence, double arousal, double dominance, String words) {
        assertThat(AffectLabels.of(new Affect(valence, arousal, dominance))).isEqualTo(List.of(words.split(" ")));
    }

    private static double valence(AffectDetector detector, OnnxEmbeddingModel model, String text) {
        return detector.read(text, model.embed(text, Purpose.PASSAGE).mean())
                .affect()
                .valence();
    }

    private LinearAffectDetector load(String json) throws IOException {
        return LinearAffectDetector.load(Files.writeString(folder.resolve("weights.json"), json));
    }
}
