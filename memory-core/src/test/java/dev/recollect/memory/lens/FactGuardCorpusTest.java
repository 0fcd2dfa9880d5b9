// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Over pairs of drafts and rewritings, the fact guard")
class FactGuardCorpusTest {
    @ParameterizedTest
    @CsvSource({
        "guard-development.ndjson,   .97, .98",
        "guard-development-2.ndjson, .96, .84",
        "guard-development-3.ndjson, .99, .97",
        "guard-held-out.ndjson,      .92, .84",
    })
    @DisplayName("notices so many of the planted changes, and is right so often when it speaks")
    void figures(String file, double recall, double precision) throws IOException {
        GuardFigures figures = GuardFigures.of(file);

        assertThat(figures.recall()).as("%s", figures).isGreaterThanOrEqualTo(recall);
        assertThat(figures.precision()).as("%s", figures).isGreaterThanOrEqualTo(precision);
    }
}
