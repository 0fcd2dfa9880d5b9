// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.embedding.Embedding;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectTest {
    @Test
    @DisplayName("an affect is kept to four decimals, and has no negative zero")
    void rounded() {
        assertThat(new Affect(0.123449, 0.5, -0.00001)).isEqualTo(new Affect(0.1234, 0.5, 0));
        assertThat(new Affect(-0.0, 0.5, 0)).isEqualTo(new Affect(0.0, 0.5, 0)).isEqualTo(Affect.NEUTRAL);
    }

    @ParameterizedTest
    @CsvSource({"-1.1, 0.5, 0, valence", "0, -0.1, 0, arousal", "0, 1.1, 0, arousal", "0, 0.5, NaN, dominance"})
    @DisplayName("each number lies in its range")
    void ranges(double valence, double arousal, double dominance, String field) {
        assertThatThrownBy(() -> new Affect(valence, arousal, dominance))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(field + " must be between");
    }

    @Test
    @DisplayName("numbers a little outside are brought to the nearest affect")
    void clamped() {
        assertThat(Affect.clamped(-3, 1.2, 7)).isEqualTo(new Affect(-1, 1, 1));
        assertThat(Affect.clamped(0.3, -0.2, -7)).isEqualTo(new Affect(0.3, 0, -1));
    }

    @Test
    @DisplayName("a blend weighs the user's affect by .5, the memories' by .3, its own by .2")
    void blend() {
        Affect user = new Affect(-1, 1, 0);
        Affect memories = new Affect(1, 0, 0.5);
        Affect self = new Affect(0, 0.5, -0.5);

        Affect blend = AffectBlend.DEFAULT.blend(user, Optional.of(memories), Optional.of(self));

        assertThat(blend).isEqualTo(new Affect(-0.2, 0.6, 0.05));
    }

    @Test
    @DisplayName("a term that is missing drops out, and the other weights are renormalised")
    void missingTerms() {
        Affect user = new Affect(-1, 1, 0);
        Affect other = new Affect(1, 0, 0);

        assertThat(AffectBlend.DEFAULT.blend(user, Optional.empty(), Optional.empty()))
                .isEqualTo(user);
        assertThat(AffectBlend.DEFAULT.blend(user, Optional.of(other), Optional.empty()))
                .isEqualTo(new Affect(-0.25, 0.625, 0));
        assertThat(AffectBlend.DEFAULT.blend(user, Optional.empty(), Optional.of(other)))
                .isEqualTo(new Affect(-0.4286, 0.7143, 0));
    }

    @Test
    @DisplayName("the user's weight is positive, no weight is negative")
    void weights() {
        assertThat(new AffectBlend(1, 0, 0).blend(new Affect(-1, 1, 0), Optional.of(Affect.NEUTRAL), Optional.empty()))
                .isEqualTo(new Affect(-1, 1, 0));
        assertThatThrownBy(() -> new AffectBlend(0, 1, 1)).hasMessageStartingWith("affect_weights.user ");
        assertThatThrownBy(() -> new AffectBlend(1, -1, 1)).hasMessageStartingWith("affect_weights.memories ");
        assertThatThrownBy(() -> new AffectBlend(1, 1, Double.NaN)).hasMessageStartingWith("affect_weights.self ");
    }

    @Test
    @DisplayName("the mean of nothing is nothing")
    void emptyMean() {
        WeightedMean mean = new WeightedMean();
        assertThat(mean.value()).isEmpty();

        mean.add(new Affect(1, 1, 1), 0);
        assertThat(mean.value()).isEmpty();

        mean.add(new Affect(0.5, 0.25, -0.5), 2);
        assertThat(mean.value()).contains(new Affect(0.5, 0.25, -0.5));
    }

    @Test
    @DisplayName("a reading has at most 8 labels, intensity and confidence in [0, 1], and a detector")
    void readings() {
        AffectReading reading = new AffectReading(Affect.NEUTRAL, List.of("calm"), 0.00004, 0.99996, "test-1");

        assertThat(reading.intensity()).isZero();
        assertThat(reading.confidence()).isEqualTo(1);
        assertThatThrownBy(() -> reading(Collections.nCopies(9, "calm"), 0, 0, "x"))
                .hasMessageContaining("but are 9");
        assertThatThrownBy(() -> reading(List.of(""), 0, 0, "x")).hasMessageStartingWith("labels ");
        assertThatThrownBy(() -> reading(List.of(), 1.1, 0, "x")).hasMessageStartingWith("intensity ");
        assertThatThrownBy(() -> reading(List.of(), 0, -1, "x")).hasMessageStartingWith("confidence ");
        assertThatThrownBy(() -> reading(List.of(), 0, 0, " ")).hasMessageStartingWith("detector ");
    }

    private static AffectReading reading(List<String> labels, double intensity, double confidence, String detector) {
        return new AffectReading(Affect.NEUTRAL, labels, intensity, confidence, detector);
    }

    @Test
    @DisplayName("the neutral detector reads every text as neutral, and is not to be trusted")
    void neutralDetector() {
        AffectReading reading = new NeutralAffectDetector().read("I hate this", Embedding.of(new float[] {1}));

        assertThat(reading).isEqualTo(AffectReading.neutral("neutral"));
        assertThat(reading.affect()).isEqualTo(Affect.NEUTRAL);
        assertThat(reading.confidence()).isZero();
    }
}
