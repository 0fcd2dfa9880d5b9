// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.text.Normalizer;

/**
 * The normalisation that BERT's tokenizers ask for under the name {@code BertNormalizer}: invisible characters go,
 * Chinese characters stand alone, accents are taken off, letters become small.
 *
 * <p>Differs from the reference in one point that no token depends on: a line break stays a line break where the
 * reference makes it a space, so that sentences can be told apart afterwards. Both count as white space.
 *
 * <p>Immutable; safe for use by multiple threads.
 *
 * @param cleanText removes control and format characters, U+FFFD and lone surrogates, and makes white space plain
 * @param spaceChinese puts spaces around every Chinese character
 * @param stripAccents decomposes canonically and removes non-spacing marks
 * @param lowercase makes letters small, one code point at a time (no final sigma, no locale)
 */
record BertNormalizer(boolean cleanText, boolean spaceChinese, boolean stripAccents, boolean lowercase) {

    private static final int CAPITAL_I_WITH_DOT = 0x130;

    String normalize(String text) {
        String result = cleanText || spaceChinese ? cleanAndSpace(text) : text;
        if (stripAccents) {
            result = withoutAccents(result);
        }
        return lowercase ? lowercase(result) : result;
    }

    private String cleanAndSpace(String text) {
        StringBuilder cleaned = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (spaceChinese && isChinese(codePoint)) {
                cleaned.append(' ').appendCodePoint(codePoint).append(' ');
            } else if (!cleanText) {
                cleaned.appendCodePoint(codePoint);
            } else if (Characters.isWhitespace(codePoint)) {
                cleaned.append(Characters.isLineBreak(codePoint) ? '\n' : ' ');
            } else if (!Characters.isInvisible(codePoint)) {
                cleaned.appendCodePoint(codePoint);
            }
        });
        return cleaned.toString();
    }

    private static String withoutAccents(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(codePoint -> Character.getType(codePoint) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static String lowercase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (codePoint == CAPITAL_I_WITH_DOT) {
                lower.append("i\u0307"); // the one letter whose small form is two code points
            } else {
                lower.appendCodePoint(Character.toLowerCase(codePoint));
            }
        });
        return lower.toString();
    }

    private static boolean isChinese(int codePoint) {
        return inRange(codePoint, 0x4E00, 0x9FFF)
                || inRange(codePoint, 0x3400, 0x4DBF)
                || inRange(codePoint, 0x20000, 0x2A6DF)
                || inRange(codePoint, 0x2A700, 0x2B73F)
                || inRange(codePoint, 0x2B740, 0x2B81F)
                || inRange(codePoint, 0x2B920, 0x2CEAF)
                || inRange(codePoint, 0xF900, 0xFAFF)
                || inRange(codePoint, 0x2F800, 0x2FA1F);
    }

    private static boolean inRange(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
