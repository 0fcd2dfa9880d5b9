// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The days, months and years that a text names: "14 May 2023", "May 14", "in May", "2023-05-14", "in 2023". Months by their
 * English names. A month or a year alone counts only after a word that goes before times, since April is also a name and
 * 2000 also a number. Times are those of UTC. Immutable.
 */
final class NamedTimes implements Predicate<Instant> {
    private static final String AFTER_TIME_WORD =
            "(?<=\\b(?:in|of|during|throughout|last|this|early|mid|late|year|spring|summer|autumn|fall|winter)[\\s-])";
    private static final String MONTH = "(?:"
            + Stream.of(Month.values())
                    .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    .collect(Collectors.joining("|"))
            + ")\\b";
    private static final String YEAR = "(?:19|20)\\d\\d(?!\\d)";
    private static final String DAY = "(?:3[01]|[12]\\d|0?[1-9])(?!\\d)";
    private static final String ORDINAL = "(?:st|nd|rd|th)?\\b";

    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:"
                    + "(?<isoYear>" + YEAR + ")-(?<isoMonth>0[1-9]|1[0-2])(?:-(?<isoDay>" + DAY + ")|(?!-?\\d))"
                    + "|(?<dayFirst>" + DAY + ")" + ORDINAL + "(?:\\s+of)?\\s+(?<monthAfterDay>" + MONTH
                    + ")(?:,?\\s+(?<yearAfterDay>" + YEAR + "))?"
                    + "|(?<monthFirst>" + MONTH + ")\\s+(?<dayAfterMonth>" + DAY + ")" + ORDINAL
                    + "(?:,?\\s+(?<yearLast>" + YEAR + "))?"
                    + "|(?<monthWithYear>" + MONTH + "),?\\s+(?<yearOfMonth>" + YEAR + ")"
                    + "|" + AFTER_TIME_WORD + "(?<monthAlone>" + MONTH + ")"
                    + "|" + AFTER_TIME_WORD + "(?<yearAlone>" + YEAR + ")"
                    + ")",
            Pattern.CASE_INSENSITIVE);

    private final List<NamedTime> times;

    /* A year, a month or a day, as far as it is named. */
    private record NamedTime(Optional<Integer> year, Optional<Month> month, Optional<Integer> day) {
        boolean holds(LocalDate date) {
            return year.filter(named -> named != date.getYear()).isEmpty()
                    && month.filter(named -> named != date.getMonth()).isEmpty()
                    && day.filter(named -> named != date.getDayOfMonth()).isEmpty();
        }
    }

    private NamedTimes(List<NamedTime> times) {
        this.times = List.copyOf(times);
    }

    /**
     * Reads a text.
     *
     * @param text any text
     * @return the times that it names; a moment passes if it lies in one of them
     */
    static NamedTimes in(CharSequence text) {
        List<NamedTime> times = new ArrayList<>();
        Matcher matcher = NAMED.matcher(text);
        while (matcher.find()) {
            times.add(new NamedTime(
                    first(matcher, "isoYear", "yearAfterDay", "yearLast", "yearOfMonth", "yearAlone")
                            .map(Integer::valueOf),
                    first(matcher, "isoMonth", "monthAfterDay", "monthFirst", "monthWithYear", "monthAlone")
                            .map(NamedTimes::month),
                    first(matcher, "isoDay", "dayFirst", "dayAfterMonth").map(Integer::valueOf)));
        }
        return new NamedTimes(times);
    }

    private static Optional<String> first(Matcher matcher, String... groups) {
        return Stream.of(groups)
                .flatMap(group -> Optional.ofNullable(matcher.group(group)).stream())
                .findFirst();
    }

    private static Month month(String name) {
        return Character.isDigit(name.charAt(0))
                ? Month.of(Integer.parseInt(name))
                : Month.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether the text names no time. */
    boolean isEmpty() {
        return times.isEmpty();
    }

    @Override
    public boolean test(Instant moment) {
        LocalDate date = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return times.stream().anyMatch(time -> time.holds(date));
    }
}
