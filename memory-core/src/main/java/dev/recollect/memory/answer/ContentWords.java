// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.index.FunctionWords;
import dev.recollect.memory.index.TextAnalyzer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The words of a text that say what it is about, as the analyser writes them. Immutable. */
final class ContentWords {
    /* What answers begin with, whatever they say. */
    private static final String OPENINGS = "yes yeah no sure indeed right okay ok well course";

    private final TextAnalyzer analyzer;
    private final Set<String> empty;

    ContentWords(TextAnalyzer analyzer) {
        this.analyzer = analyzer;
        empty = new HashSet<>(analyzer.terms(OPENINGS + " " + String.join(" ", FunctionWords.ENGLISH)));
    }

    Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>(analyzer.terms(text));
        words.removeAll(empty);
        return words;
    }
}
