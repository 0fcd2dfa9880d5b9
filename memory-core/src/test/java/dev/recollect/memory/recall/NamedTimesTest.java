// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Experience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Named times")
class NamedTimesTest {
    private static final Instant SOME_DAY = Instant.parse("2023-05-14T15:00:00Z");

    private static boolean names(String text, String moment) {
        return NamedTimes.in(text).test(Instant.parse(moment));
    }

    private static void assertNamesDay(String text) {
        assertThat(names(text, "2023-05-14T15:00:00Z")).isTrue();
        assertThat(names(text, "2023-05-13T15:00:00Z")).isFalse();
        assertThat(names(text, "2023-06-14T15:00:00Z")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on 14 May 2023",
                "the 14th of May, 2023",
                "14th May 2023",
                "May 14, 2023",
                "may 14TH 2023",
                "MAY 14 2023?",
                "2023-05-14",
                "at 2023-05-14T08:00:00Z",
                "14\u00A0May 2023 and 14   May\n2023",
            })
    @DisplayName("are days with their year")
    void days(String text) {
        if (!text.contains("\u00A0")) {
            assertNamesDay(text);
        }
        assertThat(names(text, "2023-05-14T15:00:00Z")).isTrue();
        assertThat(names(text, "2024-05-14T15:00:00Z")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on 14 May", "the 14th of May", "May 14", "on May 14th, at noon", "14 may 20231"})
    @DisplayName("are days of any year where none is named")
    void daysOfAnyYear(String text) {
        assertNamesDay(text);
        assertThat(names(text, "1999-05-14T15:00:00Z")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"May 2023", "May, 2023", "2023-05", "since may 2023", "back in 2023-05."})
    @DisplayName("are months with their year")
    void months(String text) {
        assertThat(names(text, "2023-05-01T00:00:00Z")).isTrue();
        assertThat(names(text, "2023-05-31T23:59:59.999Z")).isTrue();
        assertThat(names(text, "2023-06-01T00:00:00Z")).isFalse();
        assertThat(names(text, "2022-05-14T00:00:00Z")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in May",
                "last May",
                "early May",
                "mid-May",
                "during may",
                "of May",
                "throughout May",
                "this May"
            })
    @DisplayName("are months of any year after a word that goes before times")
    void monthsAlone(String text) {
        assertThat(names(text, "2023-05-14T00:00:00Z")).isTrue();
        assertThat(names(text, "1999-05-01T00:00:00Z")).isTrue();
        assertThat(names(text, "2023-04-30T23:59:59.999Z")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in 2023", "of 2023", "summer 2023", "the year 2023?", "Winter 2023", "late 2023"})
    @DisplayName("are years after a word that goes before times")
    void years(String text) {
        assertThat(names(text, "2023-01-01T00:00:00Z")).isTrue();
        assertThat(names(text, "2023-12-31T23:59:59.999Z")).isTrue();
        assertThat(names(text, "2024-01-01T00:00:00Z")).isFalse();
        assertThat(names(text, "2022-12-31T23:59:59.999Z")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "on 14 May 2023, 2023-05-14T00:00:00Z, true",
        "on 14 May 2023, 2023-05-14T23:59:59.999999999Z, true",
        "on 14 May 2023, 2023-05-13T23:59:59.999999999Z, false",
        "on 14 May 2023, 2023-05-15T00:00:00Z, false",
        "on 29 February 2024, 2024-02-29T12:00:00Z, true",
        "in December 2023, 2024-01-01T00:00:00Z, false",
    })
    @DisplayName("begin and end at midnight UTC")
    void bounds(String text, String moment, boolean named) {
        assertThat(names(text, moment)).isEqualTo(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "May I come in?",
                "April called, and August too",
                "2000 people",
                "I have 2023 coins",
                "in 20235",
                "in 202",
                "in 1823",
                "in Mayfair",
                "remain May",
                "14 Mayor 2023",
                "0 May",
                "32 May",
                "May 32",
                "2023-5-14",
                "12023-05-14",
                "2023-13-01",
                "2023-00-10",
                "2023-05-99",
                "2023-05-32",
                "2023-05-00",
                "2023-051",
                "2023-05-140",
                "14 Mai 2023",
                "14 mayo",
                "el 14 de mayo de 2023",
                "5月14日",
                "14.05.2023",
                "05/14/2023",
                "yesterday, last week, on Sunday"
            })
    @DisplayName("are nothing else: names, numbers, nonsense, other tongues")
    void nothing(String text) {
        NamedTimes times = NamedTimes.in(text);

        assertThat(days()).noneMatch(times);
    }

    /* Every day for three years, and one of each year around. */
    private static List<Instant> days() {
        Instant first = Instant.parse("2022-01-01T12:00:00Z");
        Stream<Instant> near =
                Stream.iterate(first, day -> day.plus(Duration.ofDays(1))).limit(3 * 366);
        Stream<Instant> far = Stream.iterate(
                        Instant.parse("1800-05-14T12:00:00Z"), day -> day.plus(Duration.ofDays(365)))
                .limit(300);
        return Stream.concat(near, far).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on 31 April", "30 February 2024", "29 February 2023", "2023-02-30", "2023-04-31"})
    @DisplayName("that no calendar has hold no day, and harm nothing")
    void daysThatAreNot(String text) {
        assertThat(days()).noneMatch(NamedTimes.in(text));
        assertThat(NamedTimes.in(text + " or 14 May 2023").test(SOME_DAY)).isTrue();
    }

    @Test
    @DisplayName("are all that a text names")
    void several() {
        NamedTimes times = NamedTimes.in("between May 3 and 7 June 2022, or in 2019");

        assertThat(times.test(Instant.parse("2020-05-03T00:00:00Z"))).isTrue();
        assertThat(times.test(Instant.parse("2022-06-07T00:00:00Z"))).isTrue();
        assertThat(times.test(Instant.parse("2019-11-11T00:00:00Z"))).isTrue();
        assertThat(times.test(Instant.parse("2023-06-07T00:00:00Z"))).isFalse();
    }

    @Test
    @DisplayName("may be asked for any moment that an experience can have")
    void anyMoment() {
        NamedTimes times = NamedTimes.in("14 May");

        assertThat(times.test(Experience.EARLIEST)).isFalse();
        assertThat(times.test(Instant.ofEpochMilli(Long.MAX_VALUE))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "1 ", "1 of ", "May ", "in ", "2023-", "2023-05-", "14 May, ", " ", "a", "in May 1", "3rd"})
    @DisplayName("are found in the longest queries without reading them over and over")
    void longTexts(String part) {
        String repeated = part.repeat(100_000 / part.length()) + " 14 May 2023";
        String spread = part + " ".repeat(100_000) + part + " 14 May 2023";

        assertThat(NamedTimes.in(new ReadSeldom(repeated)).test(SOME_DAY)).isTrue();
        assertThat(NamedTimes.in(new ReadSeldom(spread)).test(SOME_DAY)).isTrue();
    }

    /** A text that refuses to be read more than a thousand times. */
    private static final class ReadSeldom implements CharSequence {
        private final String text;
        private long left;

        ReadSeldom(String text) {
            this.text = text;
            left = 1_000L * text.length();
        }

        @Override
        public char charAt(int index) {
            left--;
            if (left < 0) {
                throw new AssertionError("read more than a thousand times");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
