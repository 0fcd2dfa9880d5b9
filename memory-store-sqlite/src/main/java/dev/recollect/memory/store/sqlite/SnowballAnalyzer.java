// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.index.FunctionWords;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.index.UnicodeAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;

/**
 * Words of any script as {@link UnicodeAnalyzer} cuts them, English ones brought to their stem by Snowball's English
 * stemmer (Porter, http://snowballstem.org). Immutable.
 *
 * <p>English function words (articles, pronouns, question words, auxiliaries, the commonest prepositions and
 * conjunctions) are left out, and so are the endings {@code 's, 'm, 'd, 're, 've, 'll} and {@code n't}: a question asked
 * of one's memory is full of them, and they say nothing about which memory is meant. A text of nothing else has no terms.
 * Accents are kept: in many languages they make another word.
 */
public final class SnowballAnalyzer implements TextAnalyzer {
    private static final String APOSTROPHES = "'’ʼ＇";

    private static final Pattern ENDING = Pattern.compile(
            "(?i)(?<=\\p{L})(?:n[" + APOSTROPHES + "]t|[" + APOSTROPHES + "](?:s|m|d|re|ve|ll))(?![\\p{L}\\p{N}])");

    private final UnicodeAnalyzer words = new UnicodeAnalyzer();

    /** Creates the analyser. */
    public SnowballAnalyzer() {}

    @Override
    public String id() {
        return "unicode-snowball-en/1";
    }

    @Override
    public List<String> terms(String text) {
        /* A stemmer holds the word it works on, so each call has its own. */
        SnowballStemmer stemmer = new SnowballStemmer(ALGORITHM.ENGLISH);
        List<String> terms = new ArrayList<>();
        for (String word : words.terms(withoutEndings(text))) {
            if (!FunctionWords.ENGLISH.contains(word)) {
                terms.add(stemmer.stem(word).toString());
            }
        }
        return terms;
    }

    private static String withoutEndings(String text) {
        boolean any = text.chars().anyMatch(c -> APOSTROPHES.indexOf(c) >= 0);
        return any ? ENDING.matcher(text).replaceAll("") : text;
    }
}
