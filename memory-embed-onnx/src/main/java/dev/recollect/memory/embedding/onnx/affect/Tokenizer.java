// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Cuts chat lines into words, numbers, signs and marks. What is none of these (quotes, hyphens, brackets) parts words and
 * is left out. Immutable.
 */
final class Tokenizer {
    private static final String BREAKS = ".,;:\u2026\u2014()\n";
    private static final int VARIATION = 0xFE0F;
    private static final int SIGN_CHARS = 4;
    private static final int STRETCH = 3;

    private final Predicate<String> isSign;

    /**
     * @param isSign whether a string is an emoji or emoticon
     */
    Tokenizer(Predicate<String> isSign) {
        this.isSign = isSign;
    }

    /** The pieces in their order. */
    List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = Character.isLetterOrDigit(c) ? at : signEnd(text, at);
            if (end > at) {
                tokens.add(sign(text.substring(at, end)));
            } else if (isWordChar(c)) {
                end = wordEnd(text, at);
                tokens.add(word(text.substring(at, end)));
            } else {
                end = at + Character.charCount(text.codePointAt(at));
                mark(c, tokens);
            }
            at = end;
        }
        return tokens;
    }

    private static Token sign(String written) {
        return new Token(written.replace("\uFE0F", ""), Token.Kind.SIGN, false, false);
    }

    private static void mark(char c, List<Token> tokens) {
        if (c == '!' || c == '\uFF01') {
            tokens.add(new Token("!", Token.Kind.EXCLAMATION, false, false));
        } else if (c == '?' || c == '\uFF1F') {
            tokens.add(new Token("?", Token.Kind.QUESTION, false, false));
        } else if (BREAKS.indexOf(c) >= 0) {
            tokens.add(new Token(String.valueOf(c), Token.Kind.BREAK, false, false));
        }
    }

    /* An emoji stands anywhere, an emoticon only after a blank or a mark and before no letter. */
    private int signEnd(String text, int at) {
        int point = text.codePointAt(at);
        int next = at + Character.charCount(point);
        if (point > 0x2000) {
            if (!isSign.test(text.substring(at, next))) {
                return at;
            }
            return next < text.length() && text.charAt(next) == VARIATION ? next + 1 : next;
        }
        if (Character.isWhitespace(point) || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return at;
        }
        for (int end = Math.min(text.length(), at + SIGN_CHARS); end > at + 1; end--) {
            boolean whole = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (whole && isSign.test(text.substring(at, end))) {
                return end;
            }
        }
        return at;
    }

    private static boolean isWordChar(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (isWordChar(text.charAt(end)) || isInnerApostrophe(text, end))) {
            end++;
        }
        return end;
    }

    private static boolean isInnerApostrophe(String text, int at) {
        char c = text.charAt(at);
        return (c == '\'' || c == '\u2019') && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private static Token word(String written) {
        boolean letter = false;
        boolean lower = false;
        boolean stretched = false;
        int run = 1;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            letter |= Character.isLetter(c);
            lower |= Character.isLowerCase(c);
            run = i > 0 && c == written.charAt(i - 1) ? run + 1 : 1;
            stretched |= run == STRETCH && Character.isLetter(c);
        }
        String form = written.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        return letter
                ? new Token(form, Token.Kind.WORD, !lower && written.length() > 1, stretched)
                : new Token(form, Token.Kind.NUMBER, false, false);
    }
}
