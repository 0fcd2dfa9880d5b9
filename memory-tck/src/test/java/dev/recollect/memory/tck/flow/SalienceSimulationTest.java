// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Prints the table of docs/concepts/salience.md. */
@DisplayName("In sixty days with a user who asks, thanks, corrects and pastes junk again and again,")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalienceSimulationTest {
    private static final int DAYS = 60;

    private final SimulatedUser user = new SimulatedUser(20_260_601);

    @BeforeAll
    void live() {
        user.begins();
        for (int day = 1; day <= DAYS; day++) {
            user.lives(day);
        }
        user.table().forEach(System.out::println);
    }

    @AfterAll
    void close() {
        user.close();
    }

    @Test
    @DisplayName("what helps rises above what is merely there, and junk sinks below it")
    void order() {
        double neutral = user.mean(SimulatedUser.Kind.NEUTRAL, DAYS);

        assertThat(user.mean(SimulatedUser.Kind.USEFUL, DAYS)).isGreaterThan(neutral + 0.05);
        assertThat(user.mean(SimulatedUser.Kind.JUNK, DAYS)).isLessThan(neutral - 0.1);
        assertThat(user.share(SimulatedUser.Kind.USEFUL, salience -> salience > neutral))
                .isGreaterThan(0.95);
        assertThat(user.share(SimulatedUser.Kind.JUNK, salience -> salience < neutral))
                .isGreaterThan(0.95);
    }

    @Test
    @DisplayName("what helps matters more than when it was new, though it is older; junk matters less from day to day")
    void courses() {
        assertThat(user.mean(SimulatedUser.Kind.USEFUL, 20)).isGreaterThan(user.mean(SimulatedUser.Kind.USEFUL, 0));
        assertThat(user.mean(SimulatedUser.Kind.USEFUL, DAYS))
                .isGreaterThan(user.mean(SimulatedUser.Kind.NEUTRAL, DAYS));
        for (int day = 1; day <= DAYS; day++) {
            assertThat(user.mean(SimulatedUser.Kind.JUNK, day))
                    .as("junk on day %s", day)
                    .isLessThan(user.mean(SimulatedUser.Kind.JUNK, day - 1));
        }
    }

    @Test
    @DisplayName("junk never gains by being pasted again: no copy ever matters more than what was there")
    void pasting() {
        assertThat(user.pasted()).isGreaterThan(200);
        assertThat(user.gainedByPasting()).isZero();
        assertThat(user.mean(SimulatedUser.Kind.COPY, DAYS)).isLessThan(user.mean(SimulatedUser.Kind.NEUTRAL, DAYS));
    }

    @Test
    @DisplayName("the store stays sound")
    void sound() {
        assertThat(user.findings()).isEmpty();
    }
}
