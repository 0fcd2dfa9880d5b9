// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a text without what does not change what it says: case, kind and amount of white space, quotation marks and
 * brackets around words, and the punctuation that ends them. What is inside a word stays ("3.5", "10:30", "well-known"), as
 * do signs that mean something ("-5", "C++", "50%").
 */
final class PlainWords {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern APOSTROPHE = Pattern.compile("[‘’ʼ]");
    private static final String OPENING = "\"'“”„«»‹›([{¿¡…,;:!?";
    private static final String CLOSING = "\"'“”«»‹›)]}…,;:!?.";

    private PlainWords() {}

    static List<String> of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String plain = APOSTROPHE.matcher(folded).replaceAll("'");
        return BLANK.splitAsStream(plain)
                .map(PlainWords::bare)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && OPENING.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && CLOSING.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        String rest = word.substring(from, to);
        return rest.equals("-") || rest.equals("–") || rest.equals("—") ? "" : rest;
    }
}
