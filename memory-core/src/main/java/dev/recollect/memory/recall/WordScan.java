// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.function.IntPredicate;

/**
 * The words of a text as they are written, one after the other: a run of letters and their marks, with up to two endings
 * after an apostrophe; a run of digits, which hold together over a dot, a comma or a colon up to four times, with the letters
 * behind them; an ideograph alone. Made for speed: every text of a history goes through here when it is loaded. Confined to
 * one text.
 */
final class WordScan {
    private static final int MOST_ENDINGS = 2;
    private static final int MOST_JOINTS = 4;

    private final String text;
    private int from;
    private int end;

    WordScan(String text) {
        this.text = text;
    }

    /** Goes on to the next word; false if there is none. */
    boolean next() {
        from = end;
        while (from < text.length()) {
            int first = text.codePointAt(from);
            int behind = from + Character.charCount(first);
            if (Character.isIdeographic(first)) {
                end = behind;
                return true;
            }
            if (isDigit(first)) {
                end = endOfNumber();
                return true;
            }
            if (isOfWord(first)) {
                end = endOfWord();
                return true;
            }
            from = behind;
        }
        end = from;
        return false;
    }

    /** The current word. */
    String written() {
        return text.substring(from, end);
    }

    private int endOfNumber() {
        int at = endOfRun(from, WordScan::isDigit);
        for (int joint = 0; joint < MOST_JOINTS; joint++) {
            if (!isAt(at, c -> c == '.' || c == ',' || c == ':') || !isAt(at + 1, WordScan::isDigit)) {
                break;
            }
            at = endOfRun(at + 1, WordScan::isDigit);
        }
        return endOfRun(at, Character::isLetter);
    }

    private int endOfWord() {
        int at = endOfRun(from, WordScan::isOfWord);
        for (int ending = 0; ending < MOST_ENDINGS; ending++) {
            if (!isAt(at, c -> c == '\'') || !isAt(at + 1, Character::isLetter)) {
                break;
            }
            at = endOfRun(at + 1, Character::isLetter);
        }
        return at;
    }

    private boolean isAt(int at, IntPredicate sought) {
        return at < text.length() && sought.test(text.codePointAt(at));
    }

    private int endOfRun(int start, IntPredicate belongs) {
        int at = start;
        while (isAt(at, belongs)) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfWord(int c) {
        return (Character.isLetter(c) || isMark(c)) && !Character.isIdeographic(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
