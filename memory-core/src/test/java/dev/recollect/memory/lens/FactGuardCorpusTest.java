// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Over pairs that were written before it, the fact guard")
class FactGuardCorpusTest {
    private final FactGuard guard = new FactGuard();
    private int found;
    private int missed;
    private int falseAlarms;

    @ParameterizedTest
    @CsvSource({
        "guard-development.ndjson,   .98, .95",
        "guard-development-2.ndjson, .92, .67",
        "guard-held-out.ndjson,      .85, .77",
    })
    @DisplayName("notices so many of the planted changes, and is right so often when it speaks")
    void figures(String file, double recall, double precision) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            ObjectMapper json = new ObjectMapper();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                judge(json.readTree(line));
            }
        }

        assertThat((double) found / (found + missed)).as("recall").isGreaterThanOrEqualTo(recall);
        assertThat((double) found / (found + falseAlarms)).as("precision").isGreaterThanOrEqualTo(precision);
    }

    private void judge(JsonNode pair) {
        boolean alarm = !guard.compare(
                        pair.get("draft").asText(), pair.get("styled").asText())
                .faithful();
        boolean changed = !pair.get("faithful").asBoolean();
        found += alarm && changed ? 1 : 0;
        missed += !alarm && changed ? 1 : 0;
        falseAlarms += alarm && !changed ? 1 : 0;
    }
}
