// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.index.FunctionWords;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the words of sentences, and the kinds of answer that they could give. Confined to one text. */
final class WordReader {
    /* An ideograph is a word of its own; digits hold together over a dot, a comma or a colon. */
    private static final Pattern WORD = Pattern.compile(
            "\\p{IsIdeographic}|\\d+(?:[.,:]\\d+){0,4}\\p{L}*|[\\p{L}\\p{M}&&\\P{IsIdeographic}]+(?:'\\p{L}+){0,2}");

    private static final Pattern ENDING = Pattern.compile("(?:n't|'(?:s|m|d|re|ve|ll))$");
    private static final Pattern YEAR_OR_HOUR =
            Pattern.compile("(?:19|20)\\d\\d|\\d{1,2}[:.]\\d\\d(?:am|pm)?|\\d{1,2}(?:am|pm|st|nd|rd|th)");

    private final Set<String> words = new HashSet<>();
    private final Set<AnswerKind> kinds = EnumSet.noneOf(AnswerKind.class);

    WordReader() {}

    /** The distinct words in lower case, without function words. */
    Set<String> words() {
        return words;
    }

    Set<AnswerKind> kinds() {
        return kinds;
    }

    void readSentence(String sentence) {
        Matcher found = WORD.matcher(sentence.replace('\u2019', '\''));
        String before = "";
        boolean placeAhead = false;
        while (found.find()) {
            String written = found.group();
            String word = ENDING.matcher(written.toLowerCase(Locale.ROOT)).replaceFirst("");
            boolean named = !before.isEmpty() && isName(written) && !EnglishWords.CALENDAR.contains(word);
            add(AnswerKind.NAME, named);
            add(AnswerKind.PLACE, (placeAhead && named) || EnglishWords.WHEREABOUTS.contains(word));
            add(AnswerKind.TIME, isTime(before, word));
            add(AnswerKind.NUMBER, Character.isDigit(word.codePointAt(0)) || EnglishWords.NUMBERS.contains(word));
            add(AnswerKind.REASON, EnglishWords.REASONS.contains(word));
            if (!FunctionWords.ENGLISH.contains(word) && !EnglishWords.STUMPS.contains(word)) {
                words.add(word);
            }
            placeAhead = EnglishWords.BEFORE_PLACES.contains(word)
                    || (placeAhead && EnglishWords.DETERMINERS.contains(word));
            before = word;
        }
    }

    private void add(AnswerKind kind, boolean seen) {
        if (seen) {
            kinds.add(kind);
        }
    }

    /* As "Porto" is, and not "VAT" or "I". */
    private static boolean isName(String written) {
        return written.length() > 1
                && Character.isUpperCase(written.charAt(0))
                && Character.isLowerCase(written.charAt(1));
    }

    private static boolean isTime(String before, String word) {
        return EnglishWords.CALENDAR.contains(word)
                || YEAR_OR_HOUR.matcher(word).matches()
                || (EnglishWords.SPANS.contains(word)
                        && (EnglishWords.BEFORE_SPANS.contains(before)
                                || EnglishWords.NUMBERS.contains(before)
                                || (!before.isEmpty() && Character.isDigit(before.codePointAt(0)))));
    }
}
