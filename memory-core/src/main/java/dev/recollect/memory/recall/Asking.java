// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much of a text asks rather than tells. Pure.
 *
 * <p>A sentence asks if it ends in a question mark of any script. A last sentence without a full stop, as people type it,
 * asks if it begins as an English question does ("where is …", "did you …"), and not as a note does ("had the flu", "what a
 * day").
 */
final class Asking {
    /* Latin, full-width, Arabic, Greek, Armenian, Ethiopic. */
    private static final String QUESTION_MARKS = "?\uff1f\u061f\u037e\u055e\u1367";
    private static final String OTHER_ENDS = "!.\n\u2026\u3002\uff01\uff0e\u0964\u06d4\u0589";

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Set<String> QUESTION_WORDS = Set.of("what", "when", "where", "who", "why", "how");
    private static final Set<String> CONTRACTIONS =
            Set.of("what's", "whats", "when's", "where's", "wheres", "who's", "whos", "why's", "how's", "hows");
    private static final Set<String> AFTER_QUESTION_WORDS = Set.of(
            "is", "are", "was", "were", "am", "do", "does", "did", "can", "could", "will", "would", "should", "has",
            "have", "had", "many", "much", "long", "old", "often", "far", "about", "time", "kind");
    private static final Set<String> BEFORE_PERSONS = Set.of(
            "is", "are", "was", "were", "am", "do", "does", "did", "can", "could", "will", "would", "should", "has",
            "have", "had", "may", "might", "shall");
    private static final Set<String> PERSONS = Set.of("i", "you", "he", "she", "we", "they", "anyone", "anybody");
    private static final Set<String> BEFORE_THINGS = Set.of("is", "are", "does", "can", "could", "would", "should");
    private static final Set<String> THINGS =
            Set.of("it", "there", "this", "that", "these", "those", "the", "my", "your", "his", "her", "our", "their");

    private Asking() {}

    /**
     * The share of a text that asks.
     *
     * @param text any text
     * @return characters of sentences that ask over characters of all sentences, in [0, 1]; 0 for a text without words
     */
    static double share(String text) {
        int asking = 0;
        int all = 0;
        for (String sentence : sentences(text)) {
            all += sentence.length();
            asking += asks(sentence) ? sentence.length() : 0;
        }
        return all == 0 ? 0 : (double) asking / all;
    }

    /**
     * The sentences of a text that do not ask.
     *
     * @param text any text
     * @return the sentences in order, without spaces around them
     */
    static List<String> tellingSentences(String text) {
        return sentences(text).stream().filter(sentence -> !asks(sentence)).toList();
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = endOfSentence(text, from);
            String sentence = text.substring(from, end).strip();
            if (saysAnything(sentence)) {
                sentences.add(sentence);
            }
            from = end;
        }
        return sentences;
    }

    private static boolean saysAnything(String sentence) {
        for (int at = 0; at < sentence.length(); at += Character.charCount(sentence.codePointAt(at))) {
            if (Character.isLetterOrDigit(sentence.codePointAt(at))) {
                return true;
            }
        }
        return false;
    }

    /* Behind the marks that end the sentence; a dot inside a word or number ends none. */
    private static int endOfSentence(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (isEnd(text.charAt(at)) && !isDotInside(text, at)) {
                int end = at + 1;
                while (end < text.length() && isEnd(text.charAt(end))) {
                    end++;
                }
                return end;
            }
        }
        return text.length();
    }

    private static boolean isEnd(char c) {
        return isQuestionMark(c) || OTHER_ENDS.indexOf(c) >= 0;
    }

    private static boolean isQuestionMark(int c) {
        return QUESTION_MARKS.indexOf(c) >= 0;
    }

    private static boolean isDotInside(String text, int at) {
        return text.charAt(at) == '.' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean asks(String sentence) {
        if (isEnd(sentence.charAt(sentence.length() - 1))) {
            return sentence.chars().anyMatch(Asking::isQuestionMark);
        }
        return beginsAsQuestion(sentence);
    }

    private static boolean beginsAsQuestion(String sentence) {
        String[] words = SPACE.split(sentence.toLowerCase(Locale.ROOT).replace('\u2019', '\''), 3);
        if (words.length < 2) {
            return false;
        }
        boolean asksFor = CONTRACTIONS.contains(words[0])
                || (QUESTION_WORDS.contains(words[0]) && AFTER_QUESTION_WORDS.contains(words[1]));
        boolean asksWhether = (BEFORE_PERSONS.contains(words[0]) && PERSONS.contains(words[1]))
                || (BEFORE_THINGS.contains(words[0]) && THINGS.contains(words[1]));
        return asksFor || asksWhether;
    }
}
