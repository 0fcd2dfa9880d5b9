// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The days for which a fact is said to hold. Immutable.
 *
 * @param written {@code always}, a year, a month, a day, or two days with a slash between, as ISO 8601 writes them
 * @param first the first day
 * @param last the last day, not before the first
 */
public record TimeScope(String written, LocalDate first, LocalDate last) {
    /** Without bounds, as far as anybody said. */
    public static final TimeScope ALWAYS = new TimeScope("always", LocalDate.MIN, LocalDate.MAX);

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /**
     * Reads a time scope, strictly.
     *
     * @param written any text
     * @return the scope, if the text is one
     */
    public static Optional<TimeScope> read(String written) {
        try {
            if (written.equals(ALWAYS.written)) {
                return Optional.of(ALWAYS);
            }
            if (YEAR.matcher(written).matches()) {
                Year year = Year.parse(written);
                return Optional.of(new TimeScope(written, year.atDay(1), year.atDay(year.length())));
            }
            if (MONTH.matcher(written).matches()) {
                YearMonth month = YearMonth.parse(written);
                return Optional.of(new TimeScope(written, month.atDay(1), month.atEndOfMonth()));
            }
            return days(written);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<TimeScope> days(String written) {
        String[] parts = written.split("/", -1);
        if (parts.length > 2 || !DAY.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        String end = parts[parts.length - 1];
        if (!DAY.matcher(end).matches()) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.parse(parts[0]);
        LocalDate last = LocalDate.parse(end);
        return last.isBefore(first) ? Optional.empty() : Optional.of(new TimeScope(written, first, last));
    }

    /**
     * Whether there is a day in both.
     *
     * @param other another scope
     * @return whether they overlap
     */
    public boolean overlaps(TimeScope other) {
        return !first.isAfter(other.last) && !other.first.isAfter(last);
    }

    @Override
    public String toString() {
        return written;
    }
}
