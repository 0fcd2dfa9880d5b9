// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Learns the judge's weights from the pairs of development and writes them where {@code -Dguard.weights} says. Run it after a
 * change of a check or of a list of words, see the README beside the pairs.
 */
@EnabledIfSystemProperty(named = "guard.weights", matches = ".+")
class TrainGuard {
    static final List<String> FILES = List.of(
            "guard-development.ndjson",
            "guard-development-2.ndjson",
            "guard-development-3.ndjson",
            "guard-development-4.ndjson",
            "guard-development-5.ndjson",
            "guard-development-6.ndjson",
            "guard-development-7.ndjson",
            "guard-development-8.ndjson",
            "guard-development-9.ndjson",
            "guard-development-10.ndjson",
            "guard-development-11.ndjson",
            "guard-development-12.ndjson",
            "guard-development-13.ndjson");

    @Test
    void weightsAreLearntFromThePairsOfDevelopment() throws IOException {
        GuardTraining training = new GuardTraining();
        for (String file : FILES) {
            GuardPairs.of(file).forEach(training::add);
        }
        Map<String, Double> weights = training.fit();
        StringBuilder lines = new StringBuilder(
                "# How much each feature of a difference speaks for its being one of facts, learnt by TrainGuard.\n");
        weights.forEach(
                (feature, weight) -> lines.append(feature).append(String.format(Locale.ROOT, " %.4f%n", weight)));
        Files.writeString(Path.of(System.getProperty("guard.weights")), lines);
        assertThat(weights).containsKey("bias");
    }
}
