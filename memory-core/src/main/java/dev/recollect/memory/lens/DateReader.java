// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days, months and years, weekdays, days told from today, and times of the day out of a plain text. */
final class DateReader {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(january|february|march|april|may|june|july|august|september|october|november|december"
                    + "|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b(?:\\.(?=\\s*(?-i:[a-z\\d,])))?)(?![\\p{L}])";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:,?\\s+((?:19|20)\\d\\d)\\b)?";
    private static final Pattern ISO = Pattern.compile("\\b((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)\\b");
    private static final Pattern DOTTED = Pattern.compile("\\b(\\d{1,2})[./](\\d{1,2})[./]((?:19|20)\\d\\d)\\b");
    private static final Pattern SPAN_BEFORE = ignoringCase(
            "\\b" + DAY + "(?=\\s+(?:to|and|until|or)\\s+(?:the\\s+)?" + DAY + "(?:\\s+of)?\\s+" + MONTH + ")");
    private static final Pattern SPAN_AFTER = ignoringCase("\\b" + MONTH + "\\s+" + DAY
            + "\\s+(?:to|and|until|or)\\s+(?:the\\s+)?" + DAY + "\\b(?!:|\\s+" + MONTH + ")");
    private static final Pattern DAY_FIRST = ignoringCase("\\b" + DAY + "(?:\\s+of)?\\s+" + MONTH + YEAR);
    private static final Pattern MONTH_FIRST =
            ignoringCase("\\b" + MONTH + "\\s+(?:the\\s+)?" + DAY + "\\b(?!:)" + YEAR);
    private static final Pattern MONTH_ALONE =
            Pattern.compile("\\b(January|February|March|April|June|July|August|September"
                    + "|October|November|December|(?<=\\b(?:[Ii]n|of|[Ss]ince|[Uu]ntil|by|last|next|this|from|[Ee]arly|[Ll]ate)\\s)May"
                    + "|May(?=\\s+(?:19|20)\\d\\d))\\b" + YEAR);
    private static final Pattern WEEKDAY = Pattern.compile(
            "\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\\b|\\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\\b\\.?(?=[\\s,:;)])|\\b(?i:(today|tonight|tomorrow|yesterday))\\b");
    private static final Pattern SPAN_OF_TIME = ignoringCase(
            "\\b(last|next|this)\\s+(week|month|year|weekend|spring|summer|autumn|winter|morning|evening|afternoon)\\b");
    private static final Pattern PART = ignoringCase(
            "\\b(?<!good )(?:in the|the|this|that|every|each|all|on \\w+|at|by|until|of|since|yesterday|tomorrow|\\w+day|early|late) (morning|afternoon|evening|night)s?\\b");
    private static final Pattern CLOCK = ignoringCase("\\b(\\d{1,2})(?::(\\d\\d))?(?::\\d\\d)?\\s*"
            + "(?:(am|pm)\\b|(?:o'clock\\s+)?in\\s+the\\s+(morning|afternoon|evening)\\b|o'clock\\b)");
    private static final Pattern TIME = Pattern.compile("\\b(\\d{1,2}):(\\d\\d)\\b");
    private static final Pattern NOON = ignoringCase("\\b(noon|midday|midnight)\\b");
    private static final int NOON_HOUR = 12;
    private static final int WEEKDAY_LETTERS = 3;

    private final List<Found> found;

    DateReader(List<Found> found) {
        this.found = found;
    }

    private static Pattern ignoringCase(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** Reads a text; gives it with spaces where something was read. */
    String read(String text) {
        String left = take(text, ISO, match -> {
            addYear(match.group(1), match);
            add(FactKind.DATE, new Value.Day(number(match, 2), number(match, 3)), match);
            return true;
        });
        left = take(left, DOTTED, this::dotted);
        left = take(left, SPAN_BEFORE, match -> day(match, 3, 1));
        left = take(left, SPAN_AFTER, match -> day(match, 1, 2) && day(match, 1, 3));
        left = take(left, DAY_FIRST, match -> day(match, 2, 1) && addYear(match.group(3), match));
        left = take(left, MONTH_FIRST, match -> day(match, 1, 2) && addYear(match.group(3), match));
        left = take(left, MONTH_ALONE, match -> {
            add(FactKind.DATE, new Value.Day(month(match.group(1)), 0), match);
            return addYear(match.group(2), match);
        });
        left = take(left, CLOCK, this::clock);
        left = take(left, TIME, this::time);
        left = take(left, NOON, this::noon);
        left = take(left, WEEKDAY, match -> word(FactKind.DATE, match.group(), match));
        left = take(left, SPAN_OF_TIME, match -> word(FactKind.DATE, match.group(), match));
        return take(left, PART, match -> word(FactKind.DATE, match.group(1), match));
    }

    private String take(String text, Pattern pattern, Function<MatchResult, Boolean> reader) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(match -> {
            String said = match.group();
            return Matcher.quoteReplacement(reader.apply(match) ? " ".repeat(said.length()) : said);
        });
    }

    private void add(FactKind kind, Value value, MatchResult match) {
        found.add(new Found(kind, value, match.group(), match.start(), false));
    }

    private boolean word(FactKind kind, String word, MatchResult match) {
        String plain = word.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        boolean weekday = plain.matches("(?:mon|tue|wed|thu|fri|sat|sun).*");
        add(kind, new Value.Wording(weekday ? plain.substring(0, WEEKDAY_LETTERS) : plain), match);
        return true;
    }

    private boolean addYear(String year, MatchResult match) {
        if (year != null) {
            found.add(new Found(
                    FactKind.NUMBER, new Value.Amount(Integer.parseInt(year), "", false), year, match.start(), false));
        }
        return true;
    }

    private boolean day(MatchResult match, int month, int day) {
        int number = number(match, day);
        boolean valid = number >= 1 && number <= 31;
        if (valid) {
            add(FactKind.DATE, new Value.Day(month(match.group(month)), number), match);
        }
        return valid;
    }

    /* The day comes first, unless there is no such month. */
    private boolean dotted(MatchResult match) {
        int first = number(match, 1);
        int second = number(match, 2);
        boolean monthFirst = second > MONTHS.size();
        add(FactKind.DATE, new Value.Day(monthFirst ? first : second, monthFirst ? second : first), match);
        return addYear(match.group(3), match);
    }

    private static int month(String name) {
        return 1 + MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private boolean clock(MatchResult match) {
        int hour = number(match, 1);
        int minute = match.group(2) == null ? 0 : number(match, 2);
        if (hour > 24 || minute > 59) {
            return false;
        }
        String half = match.group(3) != null ? match.group(3) : match.group(4) == null ? "" : match.group(4);
        boolean late = half.equalsIgnoreCase("pm") || half.matches("(?i)afternoon|evening");
        int in24 =
                late && hour < NOON_HOUR ? hour + NOON_HOUR : !late && !half.isEmpty() && hour == NOON_HOUR ? 0 : hour;
        add(FactKind.TIME, new Value.Clock(in24 * 60 + minute, half.isEmpty()), match);
        return true;
    }

    private boolean time(MatchResult match) {
        int hour = number(match, 1);
        int minute = number(match, 2);
        if (hour > 24 || minute > 59) {
            return false;
        }
        boolean either = hour <= NOON_HOUR && !match.group(1).startsWith("0");
        add(FactKind.TIME, new Value.Clock(hour * 60 + minute, either), match);
        return true;
    }

    private boolean noon(MatchResult match) {
        boolean midnight = match.group().equalsIgnoreCase("midnight");
        add(FactKind.TIME, new Value.Clock(midnight ? 0 : NOON_HOUR * 60, false), match);
        return true;
    }
}
