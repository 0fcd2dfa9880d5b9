// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days that an English text names by their distance from the day on which it is said: "yesterday", "last week", "this
 * month", "three days ago". Weeks begin on Monday; some weeks ago is the seven days around that day, some months ago the
 * whole month. Years are left out: what is said of last year is mostly said this year. Days are those of UTC. Immutable.
 */
final class RelativeTimes implements Predicate<Instant> {
    private static final List<String> NUMBERS =
            List.of("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final int HALF_A_WEEK = 3;

    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:(?<today>today)|(?<yesterday>yesterday|last night)"
                    + "|(?<which>this|last) (?<span>week|month)"
                    + "|(?<number>[0-9]{1,3}|an|one|" + String.join("|", NUMBERS) + ")"
                    + " (?<unit>day|week|month)s? ago)\\b",
            Pattern.CASE_INSENSITIVE);

    private final List<Days> named;

    /* Both ends count. */
    private record Days(LocalDate first, LocalDate last) {
        boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private RelativeTimes(List<Days> named) {
        this.named = List.copyOf(named);
    }

    /**
     * Reads a text.
     *
     * @param text any text
     * @param said when it is said
     * @return the days that it names; a moment passes if it lies in one of them
     */
    static RelativeTimes in(CharSequence text, Instant said) {
        LocalDate today = LocalDate.ofInstant(said, ZoneOffset.UTC);
        List<Days> named = new ArrayList<>();
        Matcher found = NAMED.matcher(text);
        while (found.find()) {
            named.add(days(found, today));
        }
        return new RelativeTimes(named);
    }

    private static Days days(Matcher found, LocalDate today) {
        if (found.group("today") != null) {
            return new Days(today, today);
        }
        if (found.group("yesterday") != null) {
            return new Days(today.minusDays(1), today.minusDays(1));
        }
        if (found.group("which") != null) {
            int back = found.group("which").equalsIgnoreCase("last") ? 1 : 0;
            return found.group("span").equalsIgnoreCase("week")
                    ? week(today.minusWeeks(back))
                    : month(today.minusMonths(back));
        }
        int number = number(found.group("number").toLowerCase(Locale.ROOT));
        return switch (found.group("unit").toLowerCase(Locale.ROOT)) {
            case "day" -> new Days(today.minusDays(number), today.minusDays(number));
            case "week" -> around(today.minus(number, ChronoUnit.WEEKS));
            default -> month(today.minusMonths(number));
        };
    }

    private static Days week(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Days(monday, monday.plusDays(6));
    }

    private static Days around(LocalDate day) {
        return new Days(day.minusDays(HALF_A_WEEK), day.plusDays(HALF_A_WEEK));
    }

    private static Days month(LocalDate day) {
        return new Days(day.with(TemporalAdjusters.firstDayOfMonth()), day.with(TemporalAdjusters.lastDayOfMonth()));
    }

    private static int number(String text) {
        return Character.isDigit(text.charAt(0)) ? Integer.parseInt(text) : Math.max(0, NUMBERS.indexOf(text)) + 1;
    }

    @Override
    public boolean test(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return named.stream().anyMatch(days -> days.holds(day));
    }
}
