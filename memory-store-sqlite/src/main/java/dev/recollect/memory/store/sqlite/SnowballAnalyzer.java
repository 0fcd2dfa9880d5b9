// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.index.UnicodeAnalyzer;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;

/** Words of any script as {@link UnicodeAnalyzer} cuts them, English ones brought to their stem. Immutable. */
public final class SnowballAnalyzer implements TextAnalyzer {
    private final UnicodeAnalyzer words = new UnicodeAnalyzer();

    /** Creates the analyser. */
    public SnowballAnalyzer() {}

    @Override
    public String id() {
        return "unicode-snowball-en/1";
    }

    @Override
    public List<String> terms(String text) {
        /* A stemmer holds the word it works on: one for each call. */
        SnowballStemmer stemmer = new SnowballStemmer(ALGORITHM.ENGLISH);
        List<String> terms = new ArrayList<>();
        for (String word : words.terms(text)) {
            terms.add(stemmer.stem(word).toString());
        }
        return terms;
    }
}
