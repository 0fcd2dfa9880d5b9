// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

/** Steps over stretches of a text. Pure. */
final class Runs {
    private Runs() {}

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiAlphanumeric(char c) {
        return isAsciiLetter(c) || isAsciiDigit(c);
    }

    /** Where the run of ASCII letters, digits and the given other characters ends that begins at a place. */
    static int end(String text, int from, String others) {
        int at = from;
        while (at < text.length() && (isAsciiAlphanumeric(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** The first place from here on that is no space or tab. */
    static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Whether the character at a place is one of these; false at the end of the text. */
    static boolean isOneOf(String text, int at, String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    /** Whether a mark of an earlier redaction begins at a place. */
    static boolean isMark(String text, int at) {
        return text.startsWith("[REDACTED:", at);
    }
}
