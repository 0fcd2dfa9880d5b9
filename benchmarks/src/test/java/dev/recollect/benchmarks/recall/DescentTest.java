// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The descent")
class DescentTest {
    @Test
    @DisplayName("finds the least value of a quadratic whose directions differ a thousandfold")
    void quadratic() {
        double[] found = Descent.minimize(new Quadratic(new double[] {1, 30, 1_000}, new double[] {3, -2, 0.5}));

        assertThat(found).containsExactly(new double[] {3, -2, 0.5}, within(1e-6));
    }

    @Test
    @DisplayName("finds the bottom of the bent valley (1 - x)^2 + 100 (y - x^2)^2")
    void valley() {
        double[] found = Descent.minimize(new Valley());

        assertThat(found).containsExactly(new double[] {1, 1}, within(1e-5));
    }

    @Test
    @DisplayName("stays where it starts if that is the least value")
    void already() {
        assertThat(Descent.minimize(new Quadratic(new double[] {1, 1}, new double[2])))
                .containsExactly(0, 0);
    }

    @Test
    @DisplayName("never goes where the function has no value")
    void undefined() {
        double[] found = Descent.minimize(new NowhereElse());

        assertThat(found).containsExactly(0);
    }

    @Test
    @DisplayName("comes back to where the function has a value, after a step that went too far")
    void tooFar() {
        double[] found = Descent.minimize(new BelowTwo());

        assertThat(found).containsExactly(new double[] {1.9}, within(1e-6));
    }

    /* The sum of the steepnesses times the squared distances from the bottom. */
    private static final class Quadratic implements Objective {
        private final double[] steepness;
        private final double[] bottom;

        Quadratic(double[] steepness, double[] bottom) {
            this.steepness = steepness;
            this.bottom = bottom;
        }

        @Override
        public int dimension() {
            return bottom.length;
        }

        @Override
        public double valueAndGradient(double[] place, double[] gradient) {
            double value = 0;
            for (int i = 0; i < place.length; i++) {
                double distance = place[i] - bottom[i];
                value += steepness[i] * distance * distance;
                gradient[i] = 2 * steepness[i] * distance;
            }
            return value;
        }
    }

    private record Valley() implements Objective {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double valueAndGradient(double[] place, double[] gradient) {
            double x = place[0];
            double off = place[1] - x * x;
            gradient[0] = -2 * (1 - x) - 400 * x * off;
            gradient[1] = 200 * off;
            return (1 - x) * (1 - x) + 100 * off * off;
        }
    }

    /* Has a value at 0 alone, and claims to fall there. */
    private record NowhereElse() implements Objective {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double valueAndGradient(double[] place, double[] gradient) {
            gradient[0] = 1;
            return place[0] == 0 ? 0 : Double.NaN;
        }
    }

    /* -ln(2 - x) - 10x: least at 1.9, and from 2 on without a value. */
    private record BelowTwo() implements Objective {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double valueAndGradient(double[] place, double[] gradient) {
            double left = 2 - place[0];
            gradient[0] = 1 / left - 10;
            return left > 0 ? -StrictMath.log(left) - 10 * place[0] : Double.NaN;
        }
    }
}
