// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A model's answer")
class FactLinesTest {
    private static TimeScope time(String written) {
        return TimeScope.read(written).orElseThrow();
    }

    @Test
    @DisplayName("is read line by line")
    void facts() {
        FactLines read = FactLines.read("""

                Ines | lives in Ghent | yes | always | 0.9 | 1, 3
                the user | likes trains | no | 2026-03 | 1 | 2,3,2
                """, 3);

        assertThat(read.refused()).isZero();
        assertThat(read.facts())
                .containsExactly(
                        new Fact("Ines", "lives in Ghent", true, TimeScope.ALWAYS, 0.9, List.of(1, 3)),
                        new Fact("the user", "likes trains", false, time("2026-03"), 1, List.of(2, 3)));
        assertThat(read.facts().get(0).sentence()).isEqualTo("Ines lives in Ghent.");
        assertThat(read.facts().get(1).sentence()).isEqualTo("It is not so that the user likes trains (2026-03).");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NONE", "", " \n NONE \n"})
    @DisplayName("may say that there is nothing")
    void none(String answer) {
        assertThat(FactLines.read(answer, 3)).isEqualTo(new FactLines(List.of(), 0));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Here are the facts:",
                "{\"subject\": \"Ines\"}",
                "Ines | lives in Ghent | yes | always | 0.9",
                "Ines | lives in Ghent | yes | always | 0.9 | 1 | 2",
                " | lives in Ghent | yes | always | 0.9 | 1",
                "Ines | ... | yes | always | 0.9 | 1",
                "The | lives in Ghent | yes | always | 0.9 | 1",
                "Ines | does not live in Ghent | yes | always | 0.9 | 1",
                "Ines | doesn’t live in Ghent | no | always | 0.9 | 1",
                "Ines | has never lived in Ghent | yes | always | 0.9 | 1",
                "Ines | lives in Ghent | maybe | always | 0.9 | 1",
                "Ines | lives in Ghent | YES | always | 0.9 | 1",
                "Ines | lives in Ghent | yes | tomorrow | 0.9 | 1",
                "Ines | lives in Ghent | yes | 2026-02-30 | 0.9 | 1",
                "Ines | lives in Ghent | yes | 2026-13 | 0.9 | 1",
                "Ines | lives in Ghent | yes | 2026-03-05/2026-03-01 | 0.9 | 1",
                "Ines | lives in Ghent | yes | always | 1.5 | 1",
                "Ines | lives in Ghent | yes | always | -0.5 | 1",
                "Ines | lives in Ghent | yes | always | NaN | 1",
                "Ines | lives in Ghent | yes | always | 90% | 1",
                "Ines | lives in Ghent | yes | always | 0.9 | 4",
                "Ines | lives in Ghent | yes | always | 0.9 | 0",
                "Ines | lives in Ghent | yes | always | 0.9 | 1, 4",
                "Ines | lives in Ghent | yes | always | 0.9 | 99999999999",
                "Ines | lives in Ghent | yes | always | 0.9 | exp_01K6GZQ0000000000000000001",
                "Ines | lives in Ghent | yes | always | 0.9 | ",
                "Ines\u0000 | lives in Ghent | yes | always | 0.9 | 1",
                "Ines\ud800 | lives in Ghent | yes | always | 0.9 | 1"
            })
    @DisplayName("is refused where a line is not of the asked form or names a turn that is not there, and counted")
    void refused(String line) {
        FactLines read = FactLines.read(line + "\nBea | owns a boat | yes | 2026 | 0.5 | 3", 3);

        assertThat(read.refused()).isEqualTo(1);
        assertThat(read.facts()).extracting(Fact::subject).containsExactly("Bea");
    }

    @Test
    @DisplayName("is refused beyond its bounds")
    void bounds() {
        String line = "Ines | lives in Ghent | yes | always | 0.9 | 1\n";
        String turns = IntStream.rangeClosed(1, FactLines.MOST_TURNS + 1)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));

        assertThat(FactLines.read(line.repeat(FactLines.MOST + 3), 3).facts()).hasSize(FactLines.MOST);
        assertThat(FactLines.read(line.repeat(FactLines.MOST + 3), 3).refused()).isEqualTo(3);
        assertThat(FactLines.read("I | " + "x".repeat(301) + " | yes | always | 0.9 | 1", 3)
                        .refused())
                .isEqualTo(1);
        assertThat(FactLines.read("x".repeat(101) + " | is | yes | always | 0.9 | 1", 3)
                        .refused())
                .isEqualTo(1);
        assertThat(FactLines.read("I | am | yes | always | 0.9 | " + turns, 200).refused())
                .isEqualTo(1);
    }
}
