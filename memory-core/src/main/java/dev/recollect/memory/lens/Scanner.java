// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes a text apart into words, numbers and signs, in one pass: contractions in full, list marks as bullets, ranges with
 * "to". What has to stay letter by letter is one token.
 */
final class Scanner {
    static final String BULLET = "•";
    static final String NEW_LINE = "\n";

    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "mr", "mrs", "ms", "prof", "st", "dept", "approx", "max", "min", "vs", "jan", "feb", "mar", "apr",
            "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
            "ca", "incl", "est", "dist", "ave");
    private static final String SIGNS = ".,;:!?…()/%&€$£¥+=|";

    private final String text;
    private final Verbatim verbatim;
    private final Digits digits;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Scanner(String text, List<Found> letterByLetter) {
        this.text = text;
        this.verbatim = new Verbatim(text, letterByLetter);
        this.digits = new Digits(text, tokens);
    }

    List<Token> scan() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\n') {
                tokens.add(Token.sign(NEW_LINE, at++, isJoined()));
            } else if (Character.isWhitespace(next) || next == '\u00a0' || next == '\u202f' || next == '\u2009') {
                at++;
            } else if (!bullet()) {
                token(next);
            }
        }
        return tokens;
    }

    private void token(char next) {
        int end = verbatim.end(at, tokens.size());
        if (end > at) {
            tokens.add(Token.verbatim(at, end));
            at = end;
        } else if (next >= '0' && next <= '9') {
            at = digits.read(at, isJoined());
        } else if (Character.isLetter(next)) {
            word();
        } else {
            sign(next);
        }
    }

    private boolean isJoined() {
        return at > 0 && !Character.isWhitespace(text.charAt(at - 1));
    }

    private boolean startsLine() {
        return tokens.isEmpty() || tokens.get(tokens.size() - 1).is(NEW_LINE);
    }

    /* "- ", "* ", "1. " and "1) " at the beginning of a line. */
    private boolean bullet() {
        if (!startsLine()) {
            return false;
        }
        int end = at;
        if ("-*+•".indexOf(text.charAt(at)) >= 0) {
            end++;
        } else {
            while (end < text.length() && end - at < 2 && Character.isDigit(text.charAt(end))) {
                end++;
            }
            if (end == at || end >= text.length() || ".)".indexOf(text.charAt(end)) < 0) {
                return false;
            }
            end++;
        }
        if (end >= text.length() || !Character.isWhitespace(text.charAt(end))) {
            return false;
        }
        tokens.add(Token.sign(BULLET, at, false));
        at = end;
        return true;
    }

    private void sign(char next) {
        boolean joined = isJoined();
        if (next == '½' || next == '¼' || next == '¾') {
            double share = next == '½' ? .5 : next == '¼' ? .25 : .75;
            tokens.add(Token.number(String.valueOf(next), share, false, at, at + 1, joined));
        } else if (next == '°' && at + 1 < text.length() && "CFcf".indexOf(text.charAt(at + 1)) >= 0) {
            tokens.add(Token.word(text.substring(at, at + 2).toLowerCase(Locale.ROOT), at, at + 2, false, joined));
            at++;
        } else if (next == '–' || next == '—' || next == '-') {
            dash(next, joined);
        } else if (next == '.' && isAbbreviated(joined)) {
            at++;
            return;
        } else if (SIGNS.indexOf(next) >= 0) {
            tokens.add(Token.sign(String.valueOf(next), at, joined));
        }
        at++;
    }

    /* Between letters it joins them, between numbers it is a range, elsewhere it ends a clause. */
    private void dash(char dash, boolean joined) {
        boolean before = joined && Character.isLetterOrDigit(text.charAt(at - 1));
        int after = at + 1;
        while (dash != '-' && after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        char next = after < text.length() ? text.charAt(after) : ' ';
        boolean range = !tokens.isEmpty()
                && (tokens.get(tokens.size() - 1).isNumber()
                        || (dash == '–' && tokens.get(tokens.size() - 1).isWord()))
                && (Character.isDigit(next) || "€$£".indexOf(next) >= 0 || (dash == '–' && before && next != ' '));
        if (range) {
            tokens.add(Token.word("to", at, at + 1, false, joined));
        } else if (!(before && Character.isLetter(next))) {
            tokens.add(Token.sign("-", at, joined));
        }
    }

    private boolean isAbbreviated(boolean joined) {
        if (!joined || tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        boolean initial =
                last.capital() && last.end() - last.start() == 1 && last.word().length() == 1;
        boolean more = at + 1 < text.length() && at + 2 < text.length();
        return last.isWord() && last.end() == at && (ABBREVIATIONS.contains(last.word()) || (initial && more));
    }

    private void word() {
        int start = at;
        boolean joined = isJoined();
        int end = letters(at);
        boolean capital = Character.isUpperCase(text.charAt(start));
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (end - start == 1 && isHalfOfDay(end)) {
            at = halfOfDay(start, end, joined);
            return;
        }
        at = end;
        if (end + 1 < text.length() && isApostrophe(text.charAt(end)) && Character.isLetter(text.charAt(end + 1))) {
            int last = letters(end + 1);
            if (Character.isUpperCase(text.charAt(end + 1)) && capital && end - start <= 2) {
                at = last;
                tokens.add(Token.word(
                        word + text.substring(end, last).toLowerCase(Locale.ROOT), start, last, true, joined));
            } else {
                at = last;
                String ending = text.substring(end + 1, last).toLowerCase(Locale.ROOT);
                contraction(word, ending, start, last, capital, joined);
            }
        } else if (word.equals("cannot")) {
            tokens.add(Token.word("can", start, end, capital, joined));
            tokens.add(Token.word("not", start, end, false, false));
        } else if (word.equals("no") && isNumbered(end)) {
            tokens.add(Token.word("number", start, end, false, joined));
            at++;
        } else {
            tokens.add(Token.word(word, start, end, capital, joined));
        }
    }

    private int letters(int from) {
        int end = from;
        while (end < text.length()
                && (Character.isLetter(text.charAt(end))
                        || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK)) {
            end++;
        }
        return end;
    }

    private static boolean isApostrophe(char sign) {
        return sign == '\'' || sign == '’' || sign == '‘' || sign == 'ʼ';
    }

    private void contraction(String word, String ending, int start, int end, boolean capital, boolean joined) {
        if (ending.equals("t") && word.length() > 1 && word.endsWith("n")) {
            String verb =
                    word.equals("won") ? "will" : word.equals("can") ? "can" : word.equals("shan") ? "shall" : word;
            verb = verb.equals(word) && !word.equals("can") ? word.substring(0, word.length() - 1) : verb;
            tokens.add(Token.word(verb, start, end, capital, joined));
            tokens.add(Token.word("not", start, end, false, false));
        } else if (ending.equals("ll")) {
            tokens.add(Token.word(word, start, end, capital, joined));
            tokens.add(Token.word("will", start, end, false, false));
        } else if (ending.equals("clock")) {
            tokens.add(Token.word("o'clock", start, end, false, joined));
        } else {
            tokens.add(Token.word(word, start, end, capital, joined));
        }
    }

    /* "a.m." and "p. m." */
    private boolean isHalfOfDay(int end) {
        char half = text.charAt(end - 1);
        int dot = end;
        if ((half != 'a' && half != 'p' && half != 'A' && half != 'P')
                || dot >= text.length()
                || text.charAt(dot) != '.') {
            return false;
        }
        int m = dot + 1 < text.length() && text.charAt(dot + 1) == ' ' ? dot + 2 : dot + 1;
        return m < text.length()
                && (text.charAt(m) == 'm' || text.charAt(m) == 'M')
                && (m + 1 >= text.length() || !Character.isLetter(text.charAt(m + 1)));
    }

    private int halfOfDay(int start, int end, boolean joined) {
        int m = text.charAt(end + 1) == ' ' ? end + 2 : end + 1;
        tokens.add(Token.word(Character.toLowerCase(text.charAt(start)) + "m", start, m + 1, false, joined));
        boolean goesOn = m + 1 < text.length() && text.charAt(m + 1) == '.' && !endsSentence(m + 2);
        return goesOn ? m + 2 : m + 1;
    }

    private boolean endsSentence(int from) {
        int next = from;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next >= text.length() || Character.isUpperCase(text.charAt(next)) || text.charAt(next) == '\n';
    }

    /* "No. 5" */
    private boolean isNumbered(int end) {
        int next = end + 1;
        if (end >= text.length() || text.charAt(end) != '.') {
            return false;
        }
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && Character.isDigit(text.charAt(next));
    }
}
