// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.affect.NeutralAffectDetector;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

@DisplayName("The trained affect detector")
class TrainedAffectDetectorTest {

    /* No cue: all that is read is what was learnt. A person speaks, or it would be taken for matter-of-fact. */
    private static final String PLAIN = "I xylo";
    private static final String LONG = "I xylo brunt ".repeat(30);

    @TempDir
    Path folder;

    @Nested
    @DisplayName("with the weights for e5-small-v2-q")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OfTheDefaultModel {

        private final OnnxEmbeddingModel model = OnnxEmbeddingModel.open(BundledModel.DEFAULT);
        private final AffectDetector detector = TrainedAffectDetector.forModel(model.id());

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
        @ValueSource(strings = {"!", "!!!", "?", "...", "42", "\u2014"})
        @DisplayName("finds in marks without a word no feeling but the excitement of an exclamation")
        void marks(String text) {
            Affect affect = read(text).affect();

            assertThat(affect.valence()).isZero();
            assertThat(affect.dominance()).isZero();
            assertThat(affect.arousal()).isBetween(0.5, 0.8);
            assertThat(affect.arousal() > 0.5).isEqualTo(text.contains("!"));
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
            assertThat(marked.detector()).isEqualTo("affect-4/e5-small-v2-q");
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
        AffectDetector detector = TrainedAffectDetector.forModel(bundled.modelName());

        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.open(bundled)) {
            assertThat(valence(detector, model, "I failed again and I hate everything about this"))
                    .isLessThan(-0.4);
            assertThat(valence(detector, model, "The meeting is at five")).isGreaterThan(-0.2);
            assertThat(valence(detector, model, "I'm so happy today!")).isGreaterThan(0.5);
            // No word of these is a cue: only what was learnt can tell.
            assertThat(valence(detector, model, "He spat on the old man and laid into him with an iron bar."))
                    .isLessThan(-0.1);
        }
        assertThat(detector)
                .isInstanceOfSatisfying(
                        TrainedAffectDetector.class,
                        trained -> assertThat(trained.modelId()).isEqualTo(bundled.modelName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder:mine:0123456789ab", "intfloat/e5-small-v2", "../e5-small-v2-q", ""})
    @DisplayName("gives way, for any other model, to the detector that says it reads nothing")
    void otherModel(String modelId) {
        AffectDetector detector = TrainedAffectDetector.forModel(modelId);

        AffectReading reading = detector.read("I am so happy", Embedding.of(new float[] {1}));

        assertThat(detector).isInstanceOf(NeutralAffectDetector.class);
        assertThat(reading.detector()).isEqualTo("neutral");
        assertThat(reading.confidence()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // valence's rating is 3 + 2x: 3 is the median, 2 the 5th and 5 the 95th percentile; a = x + y, d = y
        " 0.0,  0.0,  0.5000,  0.0000",
        " 1.0,  0.0,  0.7500,  0.0000",
        " 0.5, -1.0,  0.3750, -0.6000",
        " 9.0, -9.0,  0.5000, -1.0000",
        "-9.0, -9.0,  0.0000, -1.0000",
    })
    @DisplayName("maps through the three points of each scale, goes on straight and stays in range")
    void calibration(float x, float y, double arousal, double dominance) throws IOException {
        TrainedAffectDetector detector = load(new WeightsBytes());

        AffectReading reading = detector.read(LONG, Embedding.of(new float[] {x, y}));

        assertThat(reading.affect().arousal()).isCloseTo(arousal, within(1e-3));
        assertThat(reading.affect().dominance()).isEqualTo(dominance);
        assertThat(reading.detector()).isEqualTo("plain/1");
    }

    @Test
    @DisplayName("shrinks a learnt valence the more, the nearer it is to neutral, and grows with it without a jump")
    void shrinks() throws IOException {
        TrainedAffectDetector detector = load(new WeightsBytes());

        double before = 0;
        for (float x = 0.01f; x < 2; x += 0.01f) {
            double unshrunk = Math.min(1, 0.6 * x);
            double valence = detector.read(PLAIN, Embedding.of(new float[] {x, 0}))
                    .affect()
                    .valence();
            assertThat(valence).isBetween(before, unshrunk).isLessThan(before + 0.02);
            before = valence;
        }
        assertThat(before).isGreaterThan(0.95);
    }

    @Test
    @DisplayName("is as confident as the valence read is far from neutral, on a fitted curve")
    void confidence() throws IOException {
        TrainedAffectDetector detector = load(new WeightsBytes());

        AffectReading none = detector.read(PLAIN, Embedding.of(new float[] {0, 0}));
        AffectReading all = detector.read(PLAIN, Embedding.of(new float[] {9, 0}));

        assertThat(none.confidence()).isEqualTo(0.5);
        assertThat(all.confidence())
                .isCloseTo(1 / (1 + Math.exp(-2 * all.affect().valence())), within(1e-4));
    }

    @Test
    @DisplayName("adds what the pieces of the text weigh")
    void pieces() throws IOException {
        TrainedAffectDetector without = load(new WeightsBytes());
        TrainedAffectDetector with = load(new WeightsBytes().piece("xylo", 100));
        Embedding nothing = Embedding.of(new float[] {0, 0});

        assertThat(without.read(PLAIN, nothing).affect().valence()).isZero();
        assertThat(with.read(PLAIN, nothing).affect().valence()).isGreaterThan(0.5);
        assertThat(with.read("I brunt", nothing).affect().valence()).isZero();
    }

    @Test
    @DisplayName("takes the distance from neutral for the intensity")
    void intensity() throws IOException {
        TrainedAffectDetector detector = load(new WeightsBytes());

        AffectReading far = detector.read(PLAIN, Embedding.of(new float[] {9, 9}));

        assertThat(detector.read(PLAIN, Embedding.of(new float[] {0, 0})).intensity())
                .isZero();
        assertThat(far.intensity()).isCloseTo(Math.sqrt((Math.pow(far.affect().valence(), 2) + 2) / 3), within(1e-4));
    }

    @Test
    @DisplayName("refuses an embedding of another model's dimension")
    void dimension() throws IOException {
        TrainedAffectDetector detector = load(new WeightsBytes());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.read("any", Embedding.of(new float[] {1, 2, 3})))
                .withMessage("the affect detector plain/1 reads embeddings of 2 dimensions, but was given 3");
    }

    @Test
    @DisplayName("believes a line of a word or two to be less excited than the networks say")
    void calmed() throws IOException {
        TrainedAffectDetector detector = load(new WeightsBytes());
        Embedding excited = Embedding.of(new float[] {1, 0});

        double brief = detector.read(PLAIN, excited).affect().arousal();

        assertThat(brief).isBetween(0.55, 0.7);
        assertThat(detector.read(LONG, excited).affect().arousal()).isGreaterThan(brief + 0.05);
    }

    @Test
    @DisplayName("refuses weights with any byte changed, or cut off, or with something after them")
    void damaged() throws IOException {
        byte[] whole = new WeightsBytes().bytes();

        for (int at = 0; at < whole.length; at += at < 300 ? 1 : 9_973) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            assertRefused(changed);
        }
        for (int length : new int[] {0, 3, 8, 20, 100, whole.length - 1}) {
            assertRefused(Arrays.copyOf(whole, length));
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    @DisplayName("says which file is wrong, and what was expected")
    void complaints() throws IOException {
        assertRefusedWith(new WeightsBytes().version(2), "must hold affect weights of version 3, but begins with");
        assertRefusedWith(new WeightsBytes().networks(0), "must have 1 to 16 networks, but has 0");
        assertRefusedWith(new WeightsBytes().hidden(0), "must have 1 to 8192 outputs of a layer, but has 0");
        assertRefusedWith(new WeightsBytes().outputs(2), "must have networks of 3 outputs, but has one of 2");
        assertRefusedWith(new WeightsBytes().buckets(7), "must have 24576 buckets, but has 7");
        assertRefusedWith(
                new WeightsBytes().median(9), "must hold a scale of three ascending numbers, but holds 2.0, 9.0, 5.0");
        assertRefusedWith(new WeightsBytes().steepness(0), "must have a steepness above 0, but has 0.0");
    }

    @Test
    @DisplayName("refuses a file that is not there")
    void missing() {
        assertThatThrownBy(() -> TrainedAffectDetector.load(folder.resolve("none")))
                .isInstanceOf(EmbeddingException.class)
                .hasMessage("cannot read the affect weights " + folder.resolve("none"));
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

    private void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> load(bytes)).isInstanceOf(EmbeddingException.class);
    }

    private void assertRefusedWith(WeightsBytes weights, String complaint) throws IOException {
        byte[] bytes = weights.bytes();

        assertThatThrownBy(() -> load(bytes))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(complaint);
    }

    private TrainedAffectDetector load(WeightsBytes weights) throws IOException {
        return load(weights.bytes());
    }

    private TrainedAffectDetector load(byte[] bytes) throws IOException {
        return TrainedAffectDetector.load(Files.write(folder.resolve("any.weights"), bytes));
    }
}
