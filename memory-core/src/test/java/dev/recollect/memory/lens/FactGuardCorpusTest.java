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
        "guard-development.ndjson,     .98, .95",
        "guard-development-2.ndjson,   .96, .87",
        "guard-development-3.ndjson,   .99, .99",
        "guard-development-4.ndjson,   .93, .89",
        "guard-development-5.ndjson,   .99, .92",
        "guard-development-6.ndjson,   .96, .97",
        "guard-development-7.ndjson,   .99, .97",
        "guard-development-8.ndjson,   .97, .94",
        "guard-development-9.ndjson,   .97, .91",
        "guard-development-10.ndjson,  .97, .92",
        "guard-development-11.ndjson,  .91, .95",
        "guard-development-12.ndjson,  .96, .94",
        "guard-development-13.ndjson,  .83, .93",
        "guard-held-out.ndjson,        .95, .91",
        "guard-held-out-2.ndjson,      .95, .94",
        "guard-held-out-3.ndjson,      .91, .95",
        "guard-held-out-4.ndjson,      .96, .96",
    })
    @DisplayName("notices so many of the planted changes, and is right so often when it speaks")
    void figures(String file, double recall, double precision) throws IOException {
        GuardFigures figures = GuardFigures.of(file);

        assertThat(figures.recall()).as("%s", figures).isGreaterThanOrEqualTo(recall);
        assertThat(figures.precision()).as("%s", figures).isGreaterThanOrEqualTo(precision);
    }
}
