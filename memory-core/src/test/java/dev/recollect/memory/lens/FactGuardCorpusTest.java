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
        "guard-development.ndjson,   .98, .97",
        "guard-development-2.ndjson, .96, .85",
        "guard-development-3.ndjson, .99, .97",
        "guard-development-4.ndjson, .95, .80",
        "guard-development-5.ndjson, .99, .92",
        "guard-development-6.ndjson, .98, .97",
        "guard-development-7.ndjson, .98, .98",
        "guard-held-out.ndjson,      .93, .84",
        "guard-held-out-2.ndjson,    .97, .87",
    })
    @DisplayName("notices so many of the planted changes, and is right so often when it speaks")
    void figures(String file, double recall, double precision) throws IOException {
        GuardFigures figures = GuardFigures.of(file);

        assertThat(figures.recall()).as("%s", figures).isGreaterThanOrEqualTo(recall);
        assertThat(figures.precision()).as("%s", figures).isGreaterThanOrEqualTo(precision);
    }
}
