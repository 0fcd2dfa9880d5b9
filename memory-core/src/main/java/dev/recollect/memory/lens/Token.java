// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

/**
 * A word, a number, a sign, or something that has to stay letter by letter.
 *
 * @param word in lower case; of a number its digits, of what stays letter by letter nothing
 * @param start where it begins in the text
 * @param end where it ends
 * @param capital whether it was written with a capital letter
 * @param joined whether no space stands before it
 * @param number the value of a number
 * @param ordinal whether it is a place in an order
 */
record Token(
        Kind kind, String word, int start, int end, boolean capital, boolean joined, double number, boolean ordinal) {
    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        SIGN,
        VERBATIM
    }

    static Token word(String word, int start, int end, boolean capital, boolean joined) {
        return new Token(Kind.WORD, word, start, end, capital, joined, 0, false);
    }

    static Token sign(String sign, int start, boolean joined) {
        return new Token(Kind.SIGN, sign, start, start + 1, false, joined, 0, false);
    }

    static Token number(String digits, double number, boolean ordinal, int start, int end, boolean joined) {
        return new Token(Kind.NUMBER, digits, start, end, false, joined, number, ordinal);
    }

    static Token verbatim(int start, int end) {
        return new Token(Kind.VERBATIM, "", start, end, false, false, 0, false);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isSign() {
        return kind == Kind.SIGN;
    }

    boolean is(String said) {
        return kind != Kind.NUMBER && word.equals(said);
    }

    /** Whether it is a whole number that is neither an order nor too large. */
    boolean isWhole(int least, int most) {
        return kind == Kind.NUMBER && number >= least && number <= most && number == Math.rint(number);
    }
}
