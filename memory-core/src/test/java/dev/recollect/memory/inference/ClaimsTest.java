// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.inference.Claims.Likeness;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Two claims")
class ClaimsTest {
    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(delimiter = '|', textBlock = """
            lives in Porto              | Lives in  Porto.          | SAME
            owns a boat                 | owns the boats            | SAME
            likes “trains”              | likes trains              | SAME
            lives in Porto              | lived in Porto            | RELATED
            was a doctor                | is a doctor               | NEW
            has a dog                   | is a dog                  | NEW
            knows C++                   | knows C                   | NEW
            pays 3.5 euros for the tram | pays 35 euros for the tram | RELATED
            owes Bea -5 euros           | owes Bea 5 euros          | RELATED
            lives in Porto              | works at the harbour      | NEW""")
    @DisplayName("are the same if they differ in writing only")
    void likeness(String one, String other, Likeness expected) {
        assertThat(Claims.compare(one, other)).isEqualTo(expected);
        assertThat(Claims.compare(other, one)).isEqualTo(expected);
    }

    @Test
    @DisplayName("about times overlap where there is a common day")
    void times() {
        TimeScope march = TimeScope.read("2026-03").orElseThrow();
        TimeScope year = TimeScope.read("2026").orElseThrow();
        TimeScope days = TimeScope.read("2026-02-20/2026-03-01").orElseThrow();
        TimeScope april = TimeScope.read("2026-04-01").orElseThrow();

        assertThat(march.overlaps(year)).isTrue();
        assertThat(march.overlaps(days)).isTrue();
        assertThat(march.overlaps(april)).isFalse();
        assertThat(april.overlaps(TimeScope.ALWAYS)).isTrue();
        assertThat(TimeScope.ALWAYS.overlaps(TimeScope.ALWAYS)).isTrue();
    }
}
