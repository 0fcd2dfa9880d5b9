// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what has to stay letter by letter: code, links, citations, quotes. */
final class Verbatim {
    private static final int LONGEST_QUOTE = 400;
    private static final int LONGEST_CITATION = 24;
    private static final Set<String> SUFFIXES = Set.of(
            "st", "nd", "rd", "th", "am", "pm", "kg", "g", "mg", "km", "m", "cm", "mm", "l", "ml", "h", "min", "gb",
            "mb", "tb", "kb", "s", "x", "k", "hr", "hrs", "kwh", "kw", "w", "v", "hz", "mins", "ms", "dl", "cl", "ft",
            "oz", "lb", "lbs", "c", "f");
    private static final Set<String> UNITS_IN_CAMEL_CASE = Set.of("kWh", "mAh", "kHz", "mW", "mV", "kW", "kB");

    private final String text;
    private final List<Found> found;
    private boolean noBlockEnds;

    Verbatim(String text, List<Found> found) {
        this.text = text;
        this.found = found;
    }

    /** Where what begins at a place ends, the place itself if nothing does; notes what it is. */
    int end(int at, int token) {
        char first = text.charAt(at);
        return switch (first) {
            case '`' -> code(at, token);
            case '[' -> citations(at, token);
            case '(' -> target(at, token);
            case '"' -> quote(at, "\"", token);
            case '“' -> quote(at, "”", token);
            case '«' -> quote(at, "»", token);
            case '\'', '‘' -> singleQuote(at, token);
            case '-' -> option(at, token);
            case '#' -> channel(at, token);
            default -> isWordPart(first) ? word(at, token) : at;
        };
    }

    private int take(FactKind kind, String said, int end, int token) {
        String plain = kind == FactKind.QUOTE ? plain(said) : said;
        found.add(new Found(kind, new Value.Wording(plain), said, token, false));
        return end;
    }

    /* A quote may end in a full stop or not, and begin a sentence or not. */
    private static String plain(String quote) {
        int from = 0;
        int to = quote.length();
        while (from < to && isEdge(quote.charAt(from))) {
            from++;
        }
        while (from < to && isEdge(quote.charAt(to - 1))) {
            to--;
        }
        return Reading.singleSpaced(quote.substring(from, to).toLowerCase(Locale.ROOT));
    }

    private static boolean isEdge(char sign) {
        return Character.isWhitespace(sign) || ".,;:!?".indexOf(sign) >= 0;
    }

    private int code(int at, int token) {
        if (text.startsWith("```", at) && !noBlockEnds) {
            int line = text.indexOf('\n', at);
            int close = line < 0 ? -1 : text.indexOf("```", line);
            if (close > 0) {
                return take(FactKind.CODE, text.substring(line + 1, close).strip(), close + 3, token);
            }
            noBlockEnds = true;
        }
        int close = close('`', at + 1, text.length());
        return close > at + 1
                ? take(FactKind.CODE, text.substring(at + 1, close).strip(), close + 1, token)
                : at;
    }

    /* The place of a sign in the same line, -1 if it is not there before a place. */
    private int close(char sign, int from, int before) {
        for (int i = from; i < Math.min(before, text.length()); i++) {
            if (text.charAt(i) == sign) {
                return i;
            }
            if (text.charAt(i) == '\n') {
                return -1;
            }
        }
        return -1;
    }

    /* "[1]"; "[1, 4]" is [1] and [4]. */
    private int citations(int at, int token) {
        int end = at + 1;
        while (end < Math.min(text.length(), at + LONGEST_CITATION)
                && (Character.isDigit(text.charAt(end)) || ", ;".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == ']' && Character.isDigit(text.charAt(end - 1));
        if (!closed || !Character.isDigit(text.charAt(at + 1))) {
            return at;
        }
        for (String number : text.substring(at + 1, end).split("[,; ]+", -1)) {
            take(FactKind.CITATION, "[" + number + "]", end + 1, token);
        }
        return end + 1;
    }

    /* The address in "[words](address)". */
    private int target(int at, int token) {
        if (at == 0 || text.charAt(at - 1) != ']' || !text.startsWith("http", at + 1)) {
            return at;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != ')' && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == ')';
        return closed ? take(FactKind.LINK, text.substring(at + 1, end), end + 1, token) : at;
    }

    private int quote(int at, String close, int token) {
        int end = close(close.charAt(0), at + 1, at + LONGEST_QUOTE + 2);
        return end > at + 1 ? take(FactKind.QUOTE, text.substring(at + 1, end).strip(), end + 1, token) : at;
    }

    private int singleQuote(int at, int token) {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return at;
        }
        for (int end = at + 1; end < Math.min(text.length(), at + LONGEST_QUOTE + 2); end++) {
            char next = text.charAt(end);
            if (next == '\n' || next == '‘') {
                return at;
            }
            if (next == '\'' || next == '’') {
                boolean ends =
                        end > at + 2 && (end + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(end + 1)));
                return ends ? take(FactKind.QUOTE, text.substring(at + 1, end).strip(), end + 1, token) : at;
            }
        }
        return at;
    }

    /* "-x" and "--verbose" of a command */
    private int option(int at, int token) {
        if (at > 0 && (isWordPart(text.charAt(at - 1)) || text.charAt(at - 1) == '-')) {
            return at;
        }
        int start = text.startsWith("--", at) ? at + 2 : at + 1;
        if (start >= text.length() || text.charAt(start) < 'a' || text.charAt(start) > 'z') {
            return at;
        }
        int end = start;
        while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end > start + 1 ? take(FactKind.CODE, text.substring(at, end), end, token) : at;
    }

    /* "#general" */
    private int channel(int at, int token) {
        int end = at + 1;
        while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        boolean named = end > at + 2
                && Character.isLetter(text.charAt(at + 1))
                && (at == 0 || !isWordPart(text.charAt(at - 1)));
        return named ? take(FactKind.LINK, text.substring(at, end), end, token) : at;
    }

    static boolean isWordPart(char sign) {
        return sign == '_' || (sign < 128 && Character.isLetterOrDigit(sign));
    }

    private int word(int at, int token) {
        if (at > 0 && isWordPart(text.charAt(at - 1))) {
            return at;
        }
        int link = Addresses.end(text, at);
        if (link > at) {
            return take(FactKind.LINK, text.substring(at, link), link, token);
        }
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        int code = identifier(at, end);
        return code > at ? take(FactKind.CODE, text.substring(at, code), code, token) : at;
    }

    /* Where a name out of code that begins at a place ends, the place itself if it is none. */
    private int identifier(int at, int end) {
        boolean digit = false;
        boolean letter = false;
        boolean joined = false;
        boolean camel = false;
        boolean capitals = true;
        for (int i = at; i < end; i++) {
            char sign = text.charAt(i);
            boolean upper = Character.isUpperCase(sign);
            digit |= Character.isDigit(sign);
            letter |= Character.isLetter(sign);
            joined |= sign == '_';
            camel |= upper
                    && i > at
                    && Character.isLowerCase(text.charAt(i - 1))
                    && Character.isLowerCase(text.charAt(at));
            capitals &= upper;
        }
        String said = text.substring(at, end);
        if (joined && letter) {
            return end;
        }
        if (digit && letter) {
            return isNumberWithSuffix(said) ? at : end;
        }
        if (digit) {
            return figures(at, end, said);
        }
        boolean isCall = text.startsWith("()", end);
        if (isCall) {
            return end + 2;
        }
        boolean ticket = capitals
                && end - at >= 2
                && end + 1 < text.length()
                && text.charAt(end) == '-'
                && Character.isDigit(text.charAt(end + 1));
        if (ticket) {
            return digits(end + 1);
        }
        return camel
                        && !UNITS_IN_CAMEL_CASE.contains(said)
                        && (end >= text.length() || !Character.isLetter(text.charAt(end)))
                ? end
                : at;
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNumberWithSuffix(String said) {
        int letters = 0;
        while (Character.isDigit(said.charAt(letters))) {
            letters++;
        }
        return letters > 0 && SUFFIXES.contains(said.substring(letters).toLowerCase(Locale.ROOT));
    }

    /* A version ("1.2.3"), a number with a nought in front ("0123"), a score ("3:1"). */
    private int figures(int at, int end, String said) {
        if (said.length() > 3 && said.charAt(0) == '0') {
            return end;
        }
        if (end + 1 < text.length() && text.charAt(end) == ':' && said.length() <= 3) {
            int behind = digits(end + 1);
            return behind == end + 2 ? behind : at;
        }
        int dots = 0;
        int to = end;
        int last = end;
        while (to + 1 < text.length() && text.charAt(to) == '.' && Character.isDigit(text.charAt(to + 1))) {
            last = to + 1;
            to = digits(last);
            dots++;
        }
        boolean day = dots == 2 && Digits.isYear(text.substring(last, to)) && said.length() <= 2;
        return dots >= 2 && !day ? to : at;
    }
}
