// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plain words of any script, without knowledge of a language. A text is brought to Unicode form NFKC and lower case; a
 * term is a run of letters, digits and the marks that follow them. Runs of Han, Hiragana, Katakana and Hangul become
 * overlapping pairs of characters, a single one stays single. A run of more than {@value #MAX_TERM_CHARS} characters
 * becomes several terms, so that nothing is lost. Nothing is stemmed and no word is left out. Immutable.
 *
 * <p>Scripts that are written without spaces and are not named here (Thai, Lao, Khmer) yield long runs.
 */
public final class UnicodeAnalyzer implements TextAnalyzer {
    /** The most characters (UTF-16 units) of a term. */
    public static final int MAX_TERM_CHARS = 200;

    /* Hangul Jamo begin here; asking for the script of every Latin letter would cost more than all the rest. */
    private static final int FIRST_PAIRED = 0x1100;

    /** Creates the analyser. */
    public UnicodeAnalyzer() {}

    @Override
    public String id() {
        return "unicode-1";
    }

    @Override
    public List<String> terms(String text) {
        String folded = fold(text);
        List<String> terms = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            int end = runEnd(folded, at);
            if (end == at) {
                at += Character.charCount(folded.codePointAt(at));
            } else {
                if (isPaired(folded.codePointAt(at))) {
                    addPairs(folded, at, end, terms);
                } else {
                    addPieces(folded, at, end, terms);
                }
                at = end;
            }
        }
        return terms;
    }

    /* Lower-casing can undo the normal form (a capital I with a dot becomes two characters), hence twice. */
    private static String fold(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    /* A run is all paired characters or none; marks go with what stands before them. */
    private static int runEnd(String text, int from) {
        int first = text.codePointAt(from);
        if (!Character.isLetterOrDigit(first)) {
            return from;
        }
        int at = from + Character.charCount(first);
        while (at < text.length()) {
            int next = text.codePointAt(at);
            boolean goesOn = Character.isLetterOrDigit(next) ? isPaired(next) == isPaired(first) : isMark(next);
            if (!goesOn) {
                break;
            }
            at += Character.charCount(next);
        }
        return at;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isPaired(int codePoint) {
        if (codePoint < FIRST_PAIRED) {
            return false;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> codePoint == 'ー';
        };
    }

    private static void addPairs(String text, int from, int end, List<String> terms) {
        int second = afterCharacter(text, from, end);
        if (second == end) {
            addPieces(text, from, end, terms);
            return;
        }
        int first = from;
        while (second < end) {
            int after = afterCharacter(text, second, end);
            addPieces(text, first, after, terms);
            first = second;
            second = after;
        }
    }

    private static int afterCharacter(String text, int from, int end) {
        int at = from + Character.charCount(text.codePointAt(from));
        while (at < end && isMark(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static void addPieces(String text, int from, int end, List<String> terms) {
        int at = from;
        while (at < end) {
            int cut = Math.min(end, at + MAX_TERM_CHARS);
            if (cut < end && Character.isLowSurrogate(text.charAt(cut))) {
                cut--;
            }
            terms.add(text.substring(at, cut));
            at = cut;
        }
    }
}
