// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.index.Distribution;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The weights of the default profile")
class WeightsFormTest {
    private static final Distribution USUAL = new Distribution(0, 0.3, 0.1, 0);

    private static Properties numbers() {
        Properties numbers = new Properties();
        for (Signal signal : Signal.values()) {
            numbers.setProperty(
                    "weight." + signal.wireName(), String.valueOf(signal.name().length()));
        }
        List.of("a=0.5", "b=-2", "floor=0.25", "prior.count=7", "prior.other.mean=0.3", "prior.other.deviation=0.1")
                .forEach(line -> set(numbers, line));
        return numbers;
    }

    private static void set(Properties numbers, String line) {
        String[] parts = line.split("=", 2);
        numbers.setProperty(parts[0], parts[1]);
    }

    static Stream<String> keys() {
        return numbers().stringPropertyNames().stream().sorted();
    }

    @Test
    @DisplayName("are read from their written form, every signal its own")
    void read() {
        Properties numbers = numbers();
        set(numbers, "prior.small-model.mean=0.7");
        set(numbers, "prior.small-model.deviation=0.05");

        FusionWeights known = FusionWeights.of(numbers, "small-model");
        FusionWeights unknown = FusionWeights.of(numbers, "unheard-of");

        assertThat(known.weights()).hasSize(Signal.values().length).containsEntry(Signal.CONTEXT, 7.0);
        assertThat(known.slope()).isEqualTo(0.5);
        assertThat(known.offset()).isEqualTo(-2);
        assertThat(known.floor()).isEqualTo(0.25);
        assertThat(known.priorCount()).isEqualTo(7);
        assertThat(known.meaning()).isEqualTo(new Distribution(0, 0.7, 0.05, 0));
        assertThat(unknown.meaning()).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @MethodSource("keys")
    @DisplayName("name the number that is missing or malformed")
    void missingOrMalformed(String key) {
        Properties missing = numbers();
        missing.remove(key);

        assertThatThrownBy(() -> FusionWeights.of(missing, "other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fusion-1.properties must have " + key + ", but has not");
        for (String value : List.of("", "many", "NaN", "Infinity", "1,5", "0x")) {
            Properties malformed = numbers();
            malformed.setProperty(key, value);

            assertThatThrownBy(() -> FusionWeights.of(malformed, "other"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "fusion-1.properties must have a finite number as " + key + ", but has '" + value + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"e5-small-v2-q", "all-minilm-l6-v2-q", "bge-small-en-v1.5-q"})
    @DisplayName("ship with figures of each bundled model")
    void bundled(String model) {
        FusionWeights weights = FusionWeights.bundled(model);

        assertThat(weights.weights()).containsOnlyKeys(Signal.values());
        assertThat(weights.meaning())
                .isNotEqualTo(FusionWeights.bundled("other").meaning());
        assertThat(weights.weights()).isEqualTo(FusionWeights.bundled("other").weights());
    }

    @Test
    @DisplayName("take a model without figures for an ordinary one")
    void otherModel() {
        assertThat(FusionWeights.bundled("unheard-of")).isEqualTo(FusionWeights.bundled("other"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.5, 1, 'slope must be above 0 and at most 1000000.0, but was 0.0'",
        "-1, 0, 0.5, 1, 'slope must be above 0 and at most 1000000.0, but was -1.0'",
        "NaN, 0, 0.5, 1, 'slope must be above 0 and at most 1000000.0, but was NaN'",
        "Infinity, 0, 0.5, 1, 'slope must be above 0 and at most 1000000.0, but was Infinity'",
        "1, NaN, 0.5, 1, 'offset must be between -1000000.0 and 1000000.0, but was NaN'",
        "1, -Infinity, 0.5, 1, 'offset must be between -1000000.0 and 1000000.0, but was -Infinity'",
        "1, 0, -0.1, 1, 'floor must be between 0.0 and 1.0, but was -0.1'",
        "1, 0, 1.1, 1, 'floor must be between 0.0 and 1.0, but was 1.1'",
        "1, 0, NaN, 1, 'floor must be between 0.0 and 1.0, but was NaN'",
        "1, 0, 0.5, -1, 'priorCount must be between 0.0 and 1.0E9, but was -1.0'",
        "1, 0, 0.5, NaN, 'priorCount must be between 0.0 and 1.0E9, but was NaN'",
        "1, 0, 0.5, Infinity, 'priorCount must be between 0.0 and 1.0E9, but was Infinity'",
    })
    @DisplayName("have numbers that make sense; another is refused by name, rule and value")
    void ranges(double slope, double offset, double floor, double priorCount, String message) {
        assertThatThrownBy(() -> new FusionWeights(Map.of(), slope, offset, floor, priorCount, USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e7, 1e7})
    @DisplayName("have a finite weight for a signal; another is refused by the signal's name")
    void signalWeights(double weight) {
        assertThatThrownBy(() -> new FusionWeights(Map.of(Signal.DATE, weight), 1, 0, 0.5, 1, USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight.date must be between -1000000.0 and 1000000.0, but was " + weight);
    }

    @Test
    @DisplayName("have usual cosines that cosines can have")
    void usualCosines() {
        assertThatThrownBy(() -> new FusionWeights(Map.of(), 1, 0, 0.5, 1, new Distribution(0, 1.5, 0.1, 0)))
                .hasMessage("meaning.mean must be between -1.0 and 1.0, but was 1.5");
        assertThatThrownBy(() -> new FusionWeights(Map.of(), 1, 0, 0.5, 1, new Distribution(0, 0.5, -0.1, 0)))
                .hasMessage("meaning.deviation must be between 0.0 and 1.0, but was -0.1");
        assertThatThrownBy(() -> new FusionWeights(Map.of(), 1, 0, 0.5, 1, new Distribution(0, 0.5, Double.NaN, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("may stand at their bounds, and may leave signals out")
    void bounds() {
        FusionWeights weights = new FusionWeights(Map.of(), Double.MIN_VALUE, -1e6, 0, 0, Distribution.EMPTY);

        assertThat(new FusionWeights(Map.of(Signal.DATE, -1e6), 1e6, 1e6, 1, 1e9, new Distribution(0, -1, 1, 0))
                        .floor())
                .isEqualTo(1);
        assertThat(weights.score(Map.of(Signal.DATE, 5.0)).value()).isZero();
    }
}
