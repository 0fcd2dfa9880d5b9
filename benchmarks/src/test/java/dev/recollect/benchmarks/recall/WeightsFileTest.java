// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.recall.FusionWeights;
import dev.recollect.memory.recall.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of weights")
class WeightsFileTest {
    private static final String MODEL = "e5-small-v2-q";
    private static final Fusion FUSION =
            new Fusion(Map.of(Signal.WORDS, 3.154, Signal.MEANING, -0.25, Signal.RECENCY, 0.2));
    private static final Calibration CALIBRATION = new Calibration(0.5, -0.6, -5.1);

    @TempDir
    Path folder;

    @Test
    @DisplayName("is read back by the default profile as it was written")
    void roundTrip() throws IOException {
        Path file = folder.resolve("weights.properties");

        WeightsFile.write(file, text(FUSION, CALIBRATION, 0.025, "made-up"));

        Properties numbers = load(file);
        assertThat(numbers).containsEntry("trained.on", "made-up");
        FusionWeights weights = FusionWeights.of(numbers, MODEL);
        assertThat(weights.slope()).isEqualTo(0.5);
        assertThat(weights.offset()).isEqualTo(-5.1);
        assertThat(weights.floor()).isEqualTo(0.025);
        assertThat(weights.weights())
                .containsEntry(Signal.WORDS, 3.154)
                .containsEntry(Signal.MEANING, -0.25)
                .containsEntry(Signal.RECENCY, 0.2)
                .containsEntry(Signal.DATE, 0.0)
                .containsEntry(Signal.SIZE, -1.2);
    }

    @Test
    @DisplayName("makes recall score as the calibration does: size, too, stands inside the slope")
    void sameScores() throws IOException {
        Map<Signal, Double> signals = Map.of(Signal.WORDS, 1.5, Signal.MEANING, 2.0, Signal.SIZE, Math.log(50));
        ScoredQuestion scored = FUSION.score(Invented.example("c", Set.of(), List.of(Invented.item("a", signals))));
        Path file = folder.resolve("weights.properties");

        WeightsFile.write(file, text(FUSION, CALIBRATION, 0.025, "made-up"));

        assertThat(FusionWeights.of(load(file), MODEL).score(signals).value())
                .isCloseTo(CALIBRATION.probability(scored, 0), within(1e-12));
    }

    @Test
    @DisplayName("takes over the usual cosines unchanged, and nothing else")
    void priors() throws IOException {
        Properties bundled = WeightsFile.bundled();
        Path file = folder.resolve("weights.properties");

        WeightsFile.write(file, text(FUSION, CALIBRATION, 0.025, "made-up"));

        Properties written = load(file);
        assertThat(written.stringPropertyNames()).isEqualTo(bundled.stringPropertyNames());
        assertThat(bundled.stringPropertyNames())
                .filteredOn(name -> name.startsWith("prior."))
                .hasSizeGreaterThan(2)
                .allSatisfy(name -> assertThat(written.getProperty(name)).isEqualTo(bundled.getProperty(name)));
    }

    @Test
    @DisplayName("that ships holds at most 25 trained numbers and is what its own text would be")
    void bundled() throws IOException {
        Properties bundled = WeightsFile.bundled();
        FusionWeights weights = FusionWeights.of(bundled, MODEL);

        String again = WeightsFile.text(
                new Fusion(weights.weights()),
                new Calibration(
                        weights.slope(),
                        weights.slope() * weights.weights().getOrDefault(Signal.SIZE, 0.0),
                        weights.offset()),
                weights.floor(),
                List.of(bundled.getProperty("trained.on")),
                bundled);

        assertThat(again).isEqualTo(resource());
        assertThat(bundled.stringPropertyNames())
                .filteredOn(name -> !name.startsWith("prior.") && !name.equals("trained.on"))
                .hasSizeLessThanOrEqualTo(25);
    }

    @Test
    @DisplayName("keeps the names of sets, whatever letters they have")
    void names() throws IOException {
        Path file = folder.resolve("weights.properties");
        String name = "C:\\Gespräche = täglich № 1";

        WeightsFile.write(file, text(FUSION, CALIBRATION, 0.025, name));

        assertThat(load(file).getProperty("trained.on")).isEqualTo(name);
    }

    @Test
    @DisplayName("refuses a set's name with a comma, which would be read as two")
    void comma() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text(FUSION, CALIBRATION, 0.025, "one, two"))
                .withMessage("the name of a recall set must have no comma to be trained on, but was 'one, two'");
    }

    @Test
    @DisplayName("refuses a number that is none, and names its key")
    void notANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text(new Fusion(Map.of(Signal.DATE, Double.NaN)), CALIBRATION, 0.025, "made-up"))
                .withMessage("weight.date must be a finite number, but is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text(FUSION, new Calibration(1, 0, Double.NEGATIVE_INFINITY), 0.025, "made-up"))
                .withMessage("b must be a finite number, but is -Infinity");
    }

    @Test
    @DisplayName("refuses a slope that would turn the ranking round or level it")
    void slope() {
        for (double slope : new double[] {-0.7, 0, 0.0004, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> text(FUSION, new Calibration(slope, -1, -5), 0.025, "made-up"))
                    .withMessage("a must be at least 0.001, so that more of what was trained scores higher, but is "
                            + slope);
        }
    }

    @Test
    @DisplayName("names the key of a malformed number when it is read")
    void malformed() throws IOException {
        Path file = folder.resolve("weights.properties");
        WeightsFile.write(
                file, text(FUSION, CALIBRATION, 0.025, "made-up").replace("weight.words=3.154", "weight.words=3,154"));

        Properties numbers = load(file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FusionWeights.of(numbers, MODEL))
                .withMessageContaining("weight.words")
                .withMessageContaining("'3,154'");
    }

    @Test
    @DisplayName("names the place where it cannot be written")
    void unwritable() {
        Path file = folder.resolve("missing").resolve("weights.properties");

        assertThatThrownBy(() -> WeightsFile.write(file, "a=1"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + file);
    }

    private static String text(Fusion fusion, Calibration calibration, double floor, String set) {
        return WeightsFile.text(fusion, calibration, floor, List.of(set), WeightsFile.bundled());
    }

    private static String resource() throws IOException {
        try (InputStream in = Objects.requireNonNull(FusionWeights.class.getResourceAsStream("fusion-1.properties"))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Properties load(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Properties numbers = new Properties();
            numbers.load(in);
            return numbers;
        }
    }
}
