// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.ArrayList;
import java.util.List;

/** The forms under which an English word may be listed: without its ending, or as it is rightly spelt. Pure. */
final class WordForms {
    private static final int STEM = 3;
    private static final int FOLDED = 4;
    private static final int LONG = 8;

    private WordForms() {}

    /**
     * Plain forms of a word with a regular ending, the likeliest first; some are no words.
     *
     * <p>{@code tries} gives {@code try}, {@code hating} {@code hat, hate}, {@code hugged} {@code hugg, hugge, hug}.
     */
    static List<String> plain(String word) {
        List<String> forms = new ArrayList<>();
        ending(word, "ies", "y", forms);
        ending(word, "ied", "y", forms);
        ending(word, "ier", "y", forms);
        ending(word, "iest", "y", forms);
        ending(word, "ily", "y", forms);
        ending(word, "'s", "", forms);
        ending(word, "s", "", forms);
        for (String hiss : List.of("s", "x", "z", "sh", "ch", "o")) {
            ending(word, hiss + "es", hiss, forms);
        }
        ending(word, "ly", "", forms);
        for (String end : List.of("ed", "ing", "er", "est", "in'")) {
            if (word.endsWith(end) && word.length() - end.length() >= STEM) {
                String stem = word.substring(0, word.length() - end.length());
                forms.add(stem);
                forms.add(stem + "e");
                int last = stem.length() - 1;
                if (stem.charAt(last) == stem.charAt(last - 1)) {
                    forms.add(stem.substring(0, last));
                }
            }
        }
        return forms;
    }

    private static void ending(String word, String end, String instead, List<String> forms) {
        if (word.endsWith(end) && word.length() - end.length() >= STEM) {
            forms.add(word.substring(0, word.length() - end.length()) + instead);
        }
    }

    /** A stretched word with every run of three letters or more cut to so many. */
    static String shortened(String word, int run) {
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            int end = at;
            while (end < word.length() && word.charAt(end) == word.charAt(at)) {
                end++;
            }
            kept.append(word, at, end - at > 2 ? at + run : end);
            at = end;
        }
        return kept.toString();
    }

    /**
     * The word with what is often mistaken made alike: double letters single, z as s, ph as f, ei as ie. Empty if it is too
     * short to be known by that.
     */
    static String folded(String word) {
        if (word.length() < FOLDED) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i) == 'z' ? 's' : word.charAt(i);
            char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
            if (c == 'p' && next == 'h') {
                c = 'f';
                i++;
            } else if (c == 'e' && next == 'i') {
                kept.append('i');
                c = 'e';
                i++;
            }
            if (kept.isEmpty() || kept.charAt(kept.length() - 1) != c) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** What remains of a long word when one letter but the first two and the last is left out; none of a short one. */
    static List<String> withoutOneLetter(String word) {
        List<String> forms = new ArrayList<>();
        if (word.length() >= LONG) {
            for (int i = 2; i < word.length() - 1; i++) {
                forms.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        return forms;
    }
}
