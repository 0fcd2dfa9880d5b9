// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;

/** Reads what begins with a digit: numbers with or without separators, ordinals, days and times in figures. */
final class Digits {
    private static final int DAY_OF_YEAR = 3;
    private static final int LONGEST = 40;

    private final String text;
    private final List<Token> tokens;

    Digits(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Reads at a place; gives the place behind. */
    int read(int start, boolean joined) {
        int end = chunk(start);
        String said = text.substring(start, end);
        if (isDate(said)) {
            tokens.add(Token.word(said, start, end, false, joined));
            return end;
        }
        if (said.indexOf(':') > 0 && isClock(said)) {
            tokens.add(Token.word(said, start, end, false, joined));
            return end;
        }
        int slash = first(said, "/-:");
        if (slash > 0) {
            end = start + slash;
            said = said.substring(0, slash);
        }
        end = start + grouped(start, said);
        double value = isBelowZero(start) ? -value(text.substring(start, end)) : value(text.substring(start, end));
        int suffix = ordinalEnd(end);
        tokens.add(Token.number(text.substring(start, end), value, suffix > end, start, suffix, joined));
        return suffix;
    }

    /* A minus, or a hyphen behind a space, unless that stands between two numbers. */
    private boolean isBelowZero(int start) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        boolean dash = before == '-'
                && start > 1
                && Character.isWhitespace(text.charAt(start - 2))
                && !(tokens.size() > 0 && tokens.get(tokens.size() - 1).isNumber());
        return before == '\u2212' || dash;
    }

    /* Digits, and separators between digits. */
    private int chunk(int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST) {
            char next = text.charAt(end);
            boolean between = ".,:/-'’".indexOf(next) >= 0
                    && end + 1 < text.length()
                    && isDigit(end + 1)
                    && ((next != '\'' && next != '’') || isThousand(end + 1));
            if (!isDigit(end) && !between) {
                break;
            }
            end++;
        }
        return end;
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean isThousand(int at) {
        return isDigit(at) && isDigit(at + 1) && isDigit(at + 2) && !isDigit(at + 3);
    }

    private static int first(String said, String signs) {
        for (int i = 0; i < said.length(); i++) {
            if (signs.indexOf(said.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /* 2027-05-05, 9.11.2027, 9/11/2027 */
    private static boolean isDate(String said) {
        String[] parts = said.split("[-./]", -1);
        if (parts.length != DAY_OF_YEAR || said.indexOf(':') >= 0 || said.indexOf(',') >= 0) {
            return false;
        }
        return (said.charAt(Math.min(4, said.length() - 1)) == '-' && isYear(parts[0]) && parts[1].length() == 2)
                || (isYear(parts[2]) && said.indexOf('-') < 0 && parts[0].length() <= 2 && parts[1].length() <= 2);
    }

    static boolean isYear(String said) {
        return said.length() == 4 && (said.startsWith("19") || said.startsWith("20"));
    }

    private static boolean isClock(String said) {
        int colon = said.indexOf(':');
        int second = said.indexOf(':', colon + 1);
        String minutes = said.substring(colon + 1, second < 0 ? said.length() : second);
        return colon <= 2
                && minutes.length() == 2
                && first(said, ".,/-") < 0
                && Integer.parseInt(said.substring(0, colon)) <= 24
                && Integer.parseInt(minutes) < 60;
    }

    /* "25 000": groups of three digits after a space belong to a number of up to three. */
    private int grouped(int start, String said) {
        int end = start + said.length();
        if (said.length() > 3 || first(said, ".,") >= 0) {
            return said.length();
        }
        while (end < text.length() && isThinSpace(text.charAt(end)) && isThousand(end + 1) && !isSeparated(end + 4)) {
            end += 4;
        }
        return end - start;
    }

    private boolean isSeparated(int at) {
        return at + 1 < text.length() && ":/-".indexOf(text.charAt(at)) >= 0 && isDigit(at + 1);
    }

    private static boolean isThinSpace(char sign) {
        return sign == ' ' || sign == '\u00a0' || sign == '\u202f' || sign == '\u2009';
    }

    private int ordinalEnd(int end) {
        if (end + 2 > text.length() || (end + 2 < text.length() && Character.isLetter(text.charAt(end + 2)))) {
            return end;
        }
        String two = text.substring(end, end + 2);
        return two.equals("st") || two.equals("nd") || two.equals("rd") || two.equals("th") ? end + 2 : end;
    }

    /* A comma with three digits behind it holds thousands together, another one is a decimal point. */
    static double value(String said) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < said.length(); i++) {
            char next = said.charAt(i);
            if ((next >= '0' && next <= '9') || next == '.') {
                plain.append(next);
            } else if (next == ','
                    && said.length() - i != 4
                    && !(said.length() > i + 4 && said.charAt(i + 4) == ',')
                    && !(said.length() > i + 4 && said.charAt(i + 4) == '.')) {
                plain.append('.');
            }
        }
        int dot = plain.indexOf(".");
        boolean one = dot < 0 || plain.indexOf(".", dot + 1) < 0;
        return Double.parseDouble(one ? plain.toString() : plain.toString().replace(".", ""));
    }
}
