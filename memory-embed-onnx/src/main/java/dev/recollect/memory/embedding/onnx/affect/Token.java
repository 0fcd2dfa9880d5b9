// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

/**
 * A piece of a line. Immutable.
 *
 * @param form of a word, in lower case with straight apostrophes; of anything else, as it stands
 * @param kind what it is
 * @param capitals whether a word of two letters or more is all in capitals
 * @param stretched whether a letter was said three times or more
 */
record Token(String form, Kind kind, boolean capitals, boolean stretched) {
    /** What a piece can be. */
    enum Kind {
        /** Letters, digits, apostrophes and underscores, one of them a letter. */
        WORD,
        /** Digits. */
        NUMBER,
        /** An emoji or emoticon. */
        SIGN,
        /** An exclamation mark. */
        EXCLAMATION,
        /** A question mark. */
        QUESTION,
        /** A comma, full stop, line break or another mark at which a clause may end. */
        BREAK
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }
}
