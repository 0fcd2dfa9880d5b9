// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The training of the fact guard's weights")
class GuardTrainingTest {
    @Test
    @DisplayName("learns the same from the same pairs, and that a number of both texts that differs is a fact")
    void learns() throws IOException {
        Map<String, Double> weights = trained();

        assertThat(weights).isEqualTo(trained());
        assertThat(weights.values()).allMatch(Double::isFinite);
        assertThat(weights.get("quantity counterpart")).isPositive();
        assertThat(weights.get("word")).isNegative();
    }

    private static Map<String, Double> trained() throws IOException {
        GuardTraining training = new GuardTraining();
        GuardPairs.of("guard-development-6.ndjson").forEach(training::add);
        return training.fit();
    }
}
