// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

/** The classes of characters that BERT's tokenizers tell apart. */
final class Characters {

    private static final int REPLACEMENT = 0xFFFD;

    private Characters() {}

    /** White space as the Unicode property of that name has it, less the control characters that are removed. */
    static boolean isWhitespace(int codePoint) {
        return codePoint == '\t' || isLineBreak(codePoint) || Character.getType(codePoint) == Character.SPACE_SEPARATOR;
    }

    static boolean isLineBreak(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029;
    }

    /** Control and format characters, private use, lone surrogates and the replacement character. */
    static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> codePoint == REPLACEMENT;
        };
    }

    /** Every ASCII character that is neither letter, digit nor space, and what Unicode calls punctuation. */
    static boolean isPunctuation(int codePoint) {
        if (codePoint < 128) {
            return codePoint > ' ' && codePoint < 127 && !Character.isLetterOrDigit(codePoint);
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Marks after which a sentence can be over. */
    static boolean endsSentence(int codePoint) {
        return ".!?\u2026\u3002\uFF01\uFF1F\u0964\u061F\u06D4".indexOf(codePoint) >= 0;
    }
}
