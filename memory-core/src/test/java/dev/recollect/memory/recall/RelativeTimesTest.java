// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Times counted back")
class RelativeTimesTest {
    /* A Wednesday. */
    private static final Instant SAID = Instant.parse("2024-03-13T10:00:00Z");

    private static boolean names(String text, LocalDate day) {
        return RelativeTimes.in(text, SAID).test(day.atTime(23, 59).toInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What did I do today?              | 2024-03-13 | 2024-03-13
            what happened YESTERDAY           | 2024-03-12 | 2024-03-12
            Who called last night?            | 2024-03-12 | 2024-03-12
            my plans of this week             | 2024-03-11 | 2024-03-17
            What did we decide last week?     | 2024-03-04 | 2024-03-10
            spending this month               | 2024-03-01 | 2024-03-31
            What did I buy last month?        | 2024-02-01 | 2024-02-29
            three days ago                    | 2024-03-10 | 2024-03-10
            12 days ago                       | 2024-03-01 | 2024-03-01
            a week ago                        | 2024-03-03 | 2024-03-09
            two weeks ago                     | 2024-02-25 | 2024-03-02
            one month ago                     | 2024-02-01 | 2024-02-29
            ten months ago                    | 2023-05-01 | 2023-05-31
            """)
    @DisplayName("are days, weeks from Monday on, and months")
    void named(String text, LocalDate first, LocalDate last) {
        assertThat(names(text, first)).isTrue();
        assertThat(names(text, last)).isTrue();
        assertThat(names(text, first.minusDays(1))).isFalse();
        assertThat(names(text, last.plusDays(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "last",
                "last year",
                "two years ago",
                "a day",
                "ago",
                "todays",
                "some days ago",
                "1000 days ago"
            })
    @DisplayName("are not what is too far or too vague")
    void notNamed(String text) {
        assertThat(SAID.atOffset(ZoneOffset.UTC).toLocalDate().minusYears(3).datesUntil(LocalDate.of(2024, 4, 1)))
                .noneMatch(day -> names(text, day));
    }

    @Test
    @DisplayName("are every one that a text names")
    void several() {
        assertThat(names("yesterday or two days ago", LocalDate.of(2024, 3, 12)))
                .isTrue();
        assertThat(names("yesterday or two days ago", LocalDate.of(2024, 3, 11)))
                .isTrue();
    }
}
