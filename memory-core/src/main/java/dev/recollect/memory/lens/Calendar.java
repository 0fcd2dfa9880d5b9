// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads days, months and years, weekdays, seasons, days told from today. */
final class Calendar {
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, String> WEEKDAYS = new HashMap<>();
    private static final Set<String> ABBREVIATED =
            Set.of("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");
    private static final Set<String> BEFORE_MAY = Set.of(
            "in", "of", "since", "until", "till", "by", "last", "next", "this", "from", "early", "late", "before",
            "after", "mid", "end", "during", "between", "and", "to", "through", "about", "around");
    private static final Set<String> SEASONS = Set.of("spring", "summer", "autumn", "winter");
    private static final Set<String> DAYS = Set.of("today", "tonight", "tomorrow", "yesterday");
    private static final Set<String> WHICH = Set.of("last", "next", "this", "coming", "upcoming");
    private static final Set<String> COMING = Set.of("coming", "upcoming");
    private static final Set<String> SPANS = Set.of("week", "month", "year", "weekend");
    private static final Set<String> PARTS =
            Set.of("morning", "afternoon", "evening", "night", "mornings", "afternoons", "evenings", "nights");
    private static final Set<String> BEFORE_PART = Set.of(
            "the",
            "this",
            "that",
            "every",
            "each",
            "all",
            "at",
            "by",
            "until",
            "of",
            "since",
            "yesterday",
            "tomorrow",
            "early",
            "late",
            "on",
            "same");
    private static final Set<String> BETWEEN = Set.of("to", "and", "until", "till", "or");

    static {
        String[] months = {
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december"
        };
        for (int i = 0; i < months.length; i++) {
            MONTHS.put(months[i], i + 1);
            MONTHS.put(months[i].substring(0, 3), i + 1);
        }
        MONTHS.put("sept", 9);
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            String brief = day.substring(0, 3);
            WEEKDAYS.put(day, brief);
            WEEKDAYS.put(day + "s", brief);
            WEEKDAYS.put(brief, brief);
        }
        WEEKDAYS.put("tues", "tue");
        WEEKDAYS.put("thur", "thu");
        WEEKDAYS.put("thurs", "thu");
    }

    /* Every word that a date may begin with. */
    private static final Set<String> KNOWN = new HashSet<>(DAYS);

    static {
        KNOWN.addAll(MONTHS.keySet());
        KNOWN.addAll(WEEKDAYS.keySet());
        KNOWN.addAll(WHICH);
        KNOWN.addAll(SEASONS);
        KNOWN.addAll(PARTS);
    }

    private final Tokens tokens;
    private final List<Found> found;

    Calendar(Tokens tokens, List<Found> found) {
        this.tokens = tokens;
        this.found = found;
    }

    /** Whether a token is the name of a month. */
    static boolean isMonth(Token token) {
        return token.isWord() && token.capital() && MONTHS.containsKey(token.word());
    }

    /** Where weekdays stand of which it is told whether it is the last, this or the next. */
    static Map<String, Integer> weeks(Tokens tokens) {
        Map<String, Integer> weeks = new HashMap<>();
        for (int at = 1; at < tokens.size(); at++) {
            String day =
                    tokens.at(at).isWord() ? WEEKDAYS.getOrDefault(tokens.at(at).word(), "") : "";
            if (!day.isEmpty() && tokens.isAny(at - 1, WHICH)) {
                weeks.putIfAbsent(day, at);
            }
        }
        return weeks;
    }

    void read() {
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.at(at);
            boolean told = token.isWord()
                    && (KNOWN.contains(token.word())
                            || Character.isDigit(token.word().charAt(0)));
            if (told && !tokens.isTaken(at)) {
                read(at, token);
            }
        }
    }

    private void read(int at, Token token) {
        String word = token.word();
        if (Character.isDigit(word.charAt(0))) {
            inFigures(at, word);
        } else if (MONTHS.containsKey(word) && isDate(at, token)) {
            month(at, MONTHS.getOrDefault(word, 1));
        } else if (WEEKDAYS.containsKey(word) && (word.length() > 5 || token.capital()) && !isStar(at, word)) {
            put(at, at + 1, WEEKDAYS.getOrDefault(word, word));
        } else if (DAYS.contains(word) && isDayBeside(at)) {
            put(at - 2, at + 1, tokens.at(at - 1).word() + " " + word);
        } else if (DAYS.contains(word)) {
            put(at, at + 1, word);
            if (word.equals("tonight")) {
                List.of("today", "evening", "night").forEach(said -> alsoSaid(at, said));
            }
        } else if (WHICH.contains(word)
                && !isOrdinary(at, word)
                && (tokens.isAny(at + 1, SPANS) || tokens.isAny(at + 1, SEASONS))) {
            boolean same = word.equals("this") && tokens.isAny(at + 1, SEASONS);
            put(
                    at,
                    at + 2,
                    (same ? "" : COMING.contains(word) ? "next " : word + " ")
                            + tokens.at(at + 1).word());
        } else if (SEASONS.contains(word)) {
            put(at, at + 1, word);
        } else if (PARTS.contains(word) && (tokens.isAny(at - 1, BEFORE_PART) || isDay(at - 1))) {
            put(at, at + 1, word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
            if (tokens.is(at - 1, "this")) {
                alsoSaid(at, "today");
            }
        }
    }

    /* "The day before yesterday" */
    private boolean isDayBeside(int at) {
        return tokens.is(at - 2, "day") && (tokens.is(at - 1, "before") || tokens.is(at - 1, "after"));
    }

    /* "In the last week before the race" */
    private boolean isOrdinary(int at, String word) {
        return tokens.is(at - 1, "the") && !COMING.contains(word);
    }

    /* "Light from the Sun" */
    private boolean isStar(int at, String word) {
        return word.equals("sun") && tokens.is(at - 1, "the");
    }

    private boolean isDay(int at) {
        return tokens.at(at).isWord() && WEEKDAYS.containsKey(tokens.at(at).word());
    }

    private void put(int from, int to, String value) {
        put(from, to, new Value.Wording(value));
    }

    private void put(int from, int to, Value value) {
        found.add(new Found(FactKind.DATE, value, tokens.said(from, to), from, false));
        tokens.take(from, to);
    }

    /* What it answers for without being it. */
    private void alsoSaid(int at, String value) {
        found.add(new Found(FactKind.DATE, new Value.Wording(value), value, at, true));
    }

    private void year(int at, int year) {
        found.add(new Found(FactKind.NUMBER, new Value.Amount(year, "", false), String.valueOf(year), at, false));
    }

    /* The day comes first, unless there is no such month. */
    private void inFigures(int at, String said) {
        if (said.indexOf(':') > 0) {
            return;
        }
        String[] parts = said.split("[-./]", -1);
        if (Digits.isYear(parts[0])) {
            year(at, Integer.parseInt(parts[0]));
            put(at, at + 1, new Value.Day(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
            return;
        }
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        boolean monthFirst = second > 12;
        year(at, Integer.parseInt(parts[2]));
        put(at, at + 1, new Value.Day(monthFirst ? first : second, monthFirst ? second : first));
    }

    /* "may" and "march" are also verbs, "jan" and "mar" are also names. */
    private boolean isDate(int at, Token token) {
        boolean byDay = isDayNumber(at + 1) || isDayNumber(tokens.is(at - 1, "of") ? at - 2 : at - 1) || isYear(at + 1);
        if (!token.capital()) {
            return byDay && token.word().length() > 3;
        }
        if (token.word().equals("may") || token.word().equals("march")) {
            return byDay || tokens.isAny(at - 1, BEFORE_MAY) || tokens.is(at + 1, "s");
        }
        return byDay || !ABBREVIATED.contains(token.word()) || tokens.isAny(at - 1, BEFORE_MAY);
    }

    private boolean isDayNumber(int at) {
        return tokens.isFreeNumber(at) && tokens.at(at).isWhole(1, 31) && !tokens.is(at + 1, Units.SHARE);
    }

    private boolean isYear(int at) {
        return tokens.isFreeNumber(at) && Digits.isYear(tokens.at(at).word());
    }

    private void month(int at, int month) {
        int from = at;
        int to = at + 1;
        boolean dated = false;
        int before = tokens.is(at - 1, "of") ? at - 2 : at - 1;
        if (isDayNumber(before) && !tokens.isTaken(before)) {
            dated = true;
            from = daysBefore(before, month);
        } else {
            int day = tokens.is(to, "the") ? to + 1 : to;
            if (isDayNumber(day) && isNoTime(day) && !isDayOfNextMonth(day)) {
                dated = true;
                to = daysAfter(day, month);
            }
        }
        int year = tokens.is(to, ",") ? to + 1 : to;
        boolean told = isYear(year) && (year == to || dated);
        if (told) {
            year(year, (int) tokens.at(year).number());
            tokens.take(year, year + 1);
        }
        if (!dated) {
            put(at, at + 1, new Value.Day(month, 0));
        }
        tokens.take(from, to);
    }

    private boolean isNoTime(int at) {
        return !tokens.is(at + 1, "am")
                && !tokens.is(at + 1, "pm")
                && Units.at(tokens, at + 1).isEmpty();
    }

    /* "12 May 3 June" */
    private boolean isDayOfNextMonth(int at) {
        int next = tokens.is(at + 1, "of") ? at + 2 : at + 1;
        return isMonth(tokens.at(next)) && !tokens.at(at).ordinal();
    }

    /* Of "5 to 19 August" both. */
    private int daysBefore(int last, int month) {
        int from = last;
        put(last, last + 1, new Value.Day(month, (int) tokens.at(last).number()));
        while (true) {
            int between = tokens.is(from - 1, "the") ? from - 2 : from - 1;
            boolean joined = tokens.isAny(between, BETWEEN) || tokens.is(between, ",");
            if (!joined || !isDayNumber(between - 1)) {
                return from;
            }
            from = between - 1;
            put(from, from + 1, new Value.Day(month, (int) tokens.at(from).number()));
        }
    }

    /* Of "May 5 to 19" both. */
    private int daysAfter(int first, int month) {
        int to = first + 1;
        put(first, to, new Value.Day(month, (int) tokens.at(first).number()));
        while (tokens.isAny(to, BETWEEN)) {
            int next = tokens.is(to + 1, "the") ? to + 2 : to + 1;
            if (!isDayNumber(next) || isDayOfNextMonth(next) || !isNoTime(next)) {
                break;
            }
            put(next, next + 1, new Value.Day(month, (int) tokens.at(next).number()));
            to = next + 1;
        }
        return to;
    }
}
