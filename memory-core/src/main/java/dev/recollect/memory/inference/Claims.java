// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When two claims are the same: their plain forms are compared. The plain form of a text is its words in lower case and
 * Unicode form NFKC, in order, without the punctuation around them and without articles; a final "s" of a word of four letters
 * or more does not count. Tenses and numbers do. Pure.
 */
final class Claims {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}+\\-#$€£%]+|[^\\p{L}\\p{N}+#%$€£]+$");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> NEGATIONS =
            Set.of("not", "never", "no", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot", "without");
    private static final int SHORTEST_PLURAL = 4;

    /** From this share of common words on (of all that are in either), claims about one subject are related. */
    private static final double ENOUGH = 0.5;

    private Claims() {}

    /** How two claims about the same subject stand to each other, whatever their polarity. */
    enum Likeness {
        SAME,
        RELATED,
        NEW
    }

    static String plain(String text) {
        return String.join(" ", words(text));
    }

    /** Whether the claim itself denies something, so that its polarity cannot be told. */
    static boolean isNegated(String claim) {
        return bare(claim).anyMatch(word -> NEGATIONS.contains(word) || word.endsWith("n't"));
    }

    static Likeness compare(String one, String other) {
        List<String> first = words(one);
        List<String> second = words(other);
        if (first.equals(second)) {
            return Likeness.SAME;
        }
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        Set<String> either = new HashSet<>(first);
        either.addAll(second);
        return both.size() >= ENOUGH * either.size() ? Likeness.RELATED : Likeness.NEW;
    }

    private static List<String> words(String text) {
        return bare(text)
                .filter(word -> !ARTICLES.contains(word))
                .map(Claims::singular)
                .toList();
    }

    private static Stream<String> bare(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        return BLANK.splitAsStream(folded)
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty());
    }

    private static String singular(String word) {
        boolean plural = word.length() >= SHORTEST_PLURAL && word.endsWith("s") && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
