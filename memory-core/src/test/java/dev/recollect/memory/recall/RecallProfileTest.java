// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.InvalidInputException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A recall profile")
class RecallProfileTest {
    private static final Duration MONTH = RecallProfile.DEFAULT_HALF_LIFE;

    @Test
    @DisplayName("is found by its name, with its standard weights")
    void byName() {
        assertThat(RecallProfile.of("default")).isEqualTo(RecallProfile.DEFAULT);
        assertThat(RecallProfile.of("classic")).isEqualTo(RecallProfile.CLASSIC);
        assertThat(RecallProfile.CLASSIC.semanticWeight()).isEqualTo(0.8);
        assertThat(RecallProfile.CLASSIC.recencyWeight()).isEqualTo(0.2);
        assertThat(RecallProfile.CLASSIC.halfLife()).isEqualTo(Duration.ofDays(30));
        assertThat(RecallProfile.CLASSIC.isClassic()).isTrue();
        assertThat(RecallProfile.DEFAULT.isClassic()).isFalse();
    }

    @Test
    @DisplayName("of another name is refused, and a long name is not repeated whole")
    void unknownName() {
        assertThatThrownBy(() -> RecallProfile.of("best"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("profile must be default or classic, but was 'best'");
        assertThatThrownBy(() -> RecallProfile.of("b".repeat(10_000)))
                .hasMessage("profile must be default or classic, but was '" + "b".repeat(40) + "…'");
    }

    @Test
    @DisplayName("has weights that sum to 1, whatever they sum to when given")
    void normalised() {
        assertThat(RecallProfile.classic(1, 3, MONTH)).isEqualTo(new RecallProfile("classic", 0.25, 0.75, MONTH));
        assertThat(new RecallProfile("classic", 30, 10, MONTH)).isEqualTo(RecallProfile.classic(3, 1, MONTH));
        assertThat(RecallProfile.classic(0, 1_000, MONTH).recencyWeight()).isEqualTo(1);
    }

    @Test
    @DisplayName("is the same made anew of its parts")
    void normalisedOnce() {
        Random random = new Random(5);
        for (int draw = 0; draw < 10_000; draw++) {
            RecallProfile profile = RecallProfile.classic(1_000 * random.nextDouble(), random.nextDouble(), MONTH);

            assertThat(profile.semanticWeight() + profile.recencyWeight()).isCloseTo(1, within(1e-15));
            assertThat(new RecallProfile(
                            "classic", profile.semanticWeight(), profile.recencyWeight(), profile.halfLife()))
                    .isEqualTo(profile);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 0.5, semantic_weight, -0.1",
        "NaN, 0.5, semantic_weight, NaN",
        "Infinity, 0.5, semantic_weight, Infinity",
        "1001, 0.5, semantic_weight, 1001.0",
        "0.5, -1, recency_weight, -1.0",
        "0.5, NaN, recency_weight, NaN",
        "0.5, -Infinity, recency_weight, -Infinity",
    })
    @DisplayName("has weights from 0 to 1,000; another names field, rule and value")
    void weights(double semantic, double recency, String field, String shown) {
        String message = field + " must be between 0.0 and 1000.0, but was " + shown;

        assertThatThrownBy(() -> new RecallProfile("classic", semantic, recency, MONTH))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new RecallProfile("default", semantic, recency, MONTH))
                .hasMessage(message);
        assertThatThrownBy(() -> RecallProfile.classic(semantic, recency, MONTH))
                .hasMessage(message);
    }

    @Test
    @DisplayName("weighs something")
    void bothZero() {
        assertThatThrownBy(() -> new RecallProfile("classic", 0, 0, MONTH))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("weights must not all be 0");
        assertThatThrownBy(() -> RecallProfile.classic(0, 0, MONTH)).hasMessage("weights must not all be 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT0S",
                "PT-720H",
                "PT0.0000001S",
                "PT86.3S",
                "P36501D",
                "PT2562047788015215H",
                "PT-2562047788015215H"
            })
    @DisplayName("has a half-life of a thousandth of a day to a hundred years; another names field, rule and value")
    void halfLife(String text) {
        Duration halfLife = Duration.parse(text);

        assertThatThrownBy(() -> RecallProfile.classic(0.8, 0.2, halfLife))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("recency_half_life_days must be between 0.001 and 36500.0, but was ");
        assertThatThrownBy(() -> new RecallProfile("default", 0.8, 0.2, halfLife))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT86.4S", "P36500D"})
    @DisplayName("may have the shortest and the longest half-life")
    void halfLifeBounds(String text) {
        assertThat(RecallProfile.classic(0.8, 0.2, Duration.parse(text)).halfLife())
                .isEqualTo(Duration.parse(text));
    }
}
