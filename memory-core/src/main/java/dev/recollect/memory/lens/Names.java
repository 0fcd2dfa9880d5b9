// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.index.FunctionWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words with a capital letter, and whether nothing but their being names asks for one. */
final class Names {
    private static final Set<String> NO_NAMES = Set.of(
            "i", "ok", "oh", "ah", "pm", "am", "id", "diy", "tv", "pc", "gp", "cv", "faq", "ps", "asap", "fyi", "nb");
    private static final Set<String> PLAIN = WordLists.words("plain.txt");
    private static final Set<String> TITLES =
            Set.of("prof", "professor", "dr", "doctor", "mr", "mister", "mrs", "ms", "miss", "st");
    private static final Set<String> GOES_ON = Set.of(",", "&", "/", "%", "€", "$", "£");
    private static final Set<String> BEFORE_BRACKET = Set.of("and", "or", "of", "the");

    private final List<Capital> capitals = new ArrayList<>();

    /**
     * A word with a capital letter.
     *
     * @param initial whether it begins a sentence, or stands where every word has a capital letter
     */
    record Capital(String word, int at, boolean initial) {}

    Names(Tokens tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.at(at);
            if (token.isWord() && token.capital() && !tokens.isTaken(at)) {
                capitals.add(new Capital(token.word(), at, isInitial(tokens, at)));
            }
        }
    }

    private static boolean isInitial(Tokens tokens, int at) {
        Token before = tokens.at(at - 1);
        if (before.is("(")) {
            return !tokens.isAny(at - 2, BEFORE_BRACKET);
        }
        return !before.isWord() && !before.isNumber() && !(before.isSign() && GOES_ON.contains(before.word()));
    }

    List<Capital> all() {
        return capitals;
    }

    /** The words that are written like names where nothing else asks for a capital letter. */
    Set<String> sure() {
        Set<String> sure = new HashSet<>();
        capitals.stream().filter(capital -> !capital.initial()).forEach(capital -> sure.add(capital.word()));
        sure.removeIf(Names::isPlain);
        return sure;
    }

    /** Whether a word that begins a sentence says nothing by its capital letter. */
    static boolean isPlainAtBeginning(String word) {
        return isPlain(word) || PLAIN.contains(word);
    }

    /** Whether a word is too common to be a name. */
    static boolean isPlain(String word) {
        return NO_NAMES.contains(word)
                || TITLES.contains(word)
                || FunctionWords.ENGLISH.contains(word)
                || Chatter.COMMON.contains(word)
                || Chatter.FEELING.contains(word);
    }
}
