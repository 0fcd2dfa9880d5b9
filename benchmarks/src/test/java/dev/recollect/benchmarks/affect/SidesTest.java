// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sides of readings")
class SidesTest {

    @Test
    @DisplayName("agree with people, or not, or by half where people are on no side")
    void agreed() {
        Sides sides = Sides.of(new double[] {0.5, -0.5, 0.5, 0}, new double[] {4, 4, 3, 5}, 3);

        assertThat(sides.agreed()).containsExactly(1, 0, 0.5, 0.5);
    }

    @Test
    @DisplayName("have a likeliest steepness, which is that by which they were drawn")
    void steepness() {
        Sides sides = drawn(3);

        assertThat(sides.likeliestSteepness()).isCloseTo(3, within(0.2));
    }

    @Test
    @DisplayName("show no calibration error where confidence is right, and the distance where it is not")
    void calibrationError() {
        Sides sides = drawn(3);
        double[] right = Arrays.stream(sides.valences())
                .map(valence -> 1 / (1 + Math.exp(-3 * Math.abs(valence))))
                .toArray();
        double[] sure = Arrays.stream(right).map(confidence -> 1).toArray();

        assertThat(sides.calibrationError(right)).isLessThan(0.01);
        assertThat(sides.calibrationError(sure)).isCloseTo(1 - Sample.mean(sides.agreed()), within(1e-9));
    }

    private static Sides drawn(double steepness) {
        SplittableRandom random = new SplittableRandom(5);
        double[] valences = random.doubles(50_000, -1, 1).toArray();
        double[] agreed = Arrays.stream(valences)
                .map(valence -> random.nextDouble() < 1 / (1 + Math.exp(-steepness * Math.abs(valence))) ? 1 : 0)
                .toArray();
        return new Sides(valences, agreed);
    }
}
