// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.affect.Affect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {
    @ParameterizedTest(name = "V {0}, A {1}, D {2}")
    @CsvSource({
        " 0.0, 0.5,  0.0, even,       0.50, 15.0, steady, 0.50",
        "-1.0, 1.0, -1.0, supportive, 0.00, 12.0, urgent, 0.90",
        " 1.0, 0.0,  1.0, bright,     1.00, 18.0, steady, 0.10",
        "-0.4, 0.6,  0.5, supportive, 0.30, 14.4, urgent, 0.30",
        " 0.3, 0.59, 0.0, even,       0.65, 14.46, steady, 0.50",
    })
    @DisplayName("warmth, sentence length, pace and hedging follow valence, arousal and dominance")
    void knobs(double v, double a, double d, String tone, double warmth, double words, String pace, double hedging) {
        Style style = Style.of(new Affect(v, a, d));

        assertThat(style.tone()).isEqualTo(tone);
        assertThat(style.pace()).isEqualTo(pace);
        assertThat(style.warmth()).isCloseTo(warmth, within(1e-9));
        assertThat(style.sentenceWords()).isCloseTo(words, within(1e-9));
        assertThat(style.hedging()).isCloseTo(hedging, within(1e-9));
    }
}
