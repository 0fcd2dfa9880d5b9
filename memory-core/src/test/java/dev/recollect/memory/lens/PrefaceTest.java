// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.lens.Preface.Strength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefaceTest {
    private static Affect valence(double valence) {
        return new Affect(valence, 0.5, 0);
    }

    @ParameterizedTest(name = "a valence of {0} has none")
    @CsvSource({"1", "0", "-0.1999", "-0.2"})
    @DisplayName("at or above the threshold there is no preface")
    void noneAboveTheThreshold(double valence) {
        assertThat(Preface.of(valence(valence), Preface.DEFAULT_THRESHOLD)).isEmpty();
    }

    @ParameterizedTest(name = "a valence of {0} is {1}")
    @CsvSource({"-0.2001, MILD", "-0.2999, MILD", "-0.3, MODERATE", "-0.5999, MODERATE", "-0.6, STRONG", "-1, STRONG"})
    @DisplayName("below the threshold it is mild, moderate from -0.3, strong from -0.6")
    void strengthByValence(double valence, Strength strength) {
        Preface preface =
                Preface.of(valence(valence), Preface.DEFAULT_THRESHOLD).orElseThrow();

        assertThat(preface.strength()).isEqualTo(strength);
    }

    @Test
    @DisplayName("the words state no fact: no digit, no name, one sentence")
    void statesNoFact() {
        for (double valence : new double[] {-0.25, -0.5, -0.9}) {
            String text = Preface.of(valence(valence), -0.2).orElseThrow().text();

            assertThat(text).matches("[A-Z][^0-9A-Z]*(I [^0-9A-Z]*)?\\.");
        }
    }

    @Test
    @DisplayName("a lower threshold needs a worse feeling")
    void thresholdIsConfigurable() {
        assertThat(Preface.of(valence(-0.4), -0.5)).isEmpty();
        assertThat(Preface.of(valence(-0.15), -0.1)).isPresent();
    }

    @Test
    @DisplayName("a threshold outside [-1, 1] is refused by name")
    void refusesAThresholdOutside() {
        assertThatThrownBy(() -> Preface.of(Affect.NEUTRAL, -1.5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("valence_threshold must be between -1.0 and 1.0, but was -1.5");
    }
}
