// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

/**
 * Makes text of pieces that may break within a character: what is not whole yet is kept for the next piece, and what is no
 * text at all (NUL, lone surrogates) becomes U+FFFD, since nothing behind a model takes it. Confined to one thread.
 */
final class WholeCharacters {
    private static final char NONE = 0;
    private static final char REPLACEMENT = '\uFFFD';

    private char half = NONE;

    /** The whole characters up to the end of a piece. */
    String next(String piece) {
        StringBuilder whole = new StringBuilder(piece.length() + 1);
        for (int i = 0; i < piece.length(); i++) {
            take(piece.charAt(i), whole);
        }
        return whole.toString();
    }

    /** What is left at the end of the last piece. */
    String rest() {
        return half == NONE ? "" : String.valueOf(REPLACEMENT);
    }

    private void take(char c, StringBuilder whole) {
        if (half != NONE) {
            if (Character.isLowSurrogate(c)) {
                whole.append(half).append(c);
                half = NONE;
                return;
            }
            whole.append(REPLACEMENT);
            half = NONE;
        }
        if (Character.isHighSurrogate(c)) {
            half = c;
        } else {
            whole.append(c == 0 || Character.isLowSurrogate(c) ? REPLACEMENT : c);
        }
    }
}
