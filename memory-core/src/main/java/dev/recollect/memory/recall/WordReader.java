// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects the words of sentences, and the kinds of answer that they could give. Confined to one text. */
final class WordReader {
    private static final Pattern ENDING = Pattern.compile("(?:n't|'(?:s|m|d|re|ve|ll))$");
    private static final Pattern YEAR_OR_HOUR =
            Pattern.compile("(?:19|20)\\d\\d|\\d{1,2}[:.]\\d\\d(?:am|pm)?|\\d{1,2}(?:am|pm|st|nd|rd|th)");

    private final Set<String> words = new HashSet<>();
    private final Set<String> everyday = new HashSet<>();
    private final Set<AnswerKind> kinds = EnumSet.noneOf(AnswerKind.class);

    WordReader() {}

    /** How many distinct words there are, function words not counted. */
    int words() {
        return words.size() + everyday.size();
    }

    /** How many of them are more than everyday ones. */
    int moreThanEveryday() {
        return words.size();
    }

    Set<AnswerKind> kinds() {
        return kinds;
    }

    void readSentence(String sentence) {
        WordScan found = new WordScan(sentence.replace('\u2019', '\''));
        Read before = Read.NOTHING;
        boolean placeAhead = false;
        while (found.next()) {
            Read word = Read.of(found.written());
            note(word, before, placeAhead);
            placeAhead = word.is(WordGroup.BEFORE_PLACE) || (placeAhead && word.is(WordGroup.DETERMINER));
            before = word;
        }
    }

    private void note(Read word, Read before, boolean placeAhead) {
        boolean named = !before.lower().isEmpty() && word.capital() && !word.is(WordGroup.CALENDAR);
        add(AnswerKind.NAME, named);
        add(AnswerKind.PLACE, (placeAhead && named) || word.is(WordGroup.WHEREABOUTS));
        add(AnswerKind.TIME, word.isTimeAfter(before));
        add(AnswerKind.NUMBER, word.isNumber());
        add(AnswerKind.REASON, word.is(WordGroup.REASON));
        /* Of "n't" alone nothing is left. */
        if (!word.is(WordGroup.FUNCTION)
                && !word.is(WordGroup.STUMP)
                && !word.lower().isEmpty()) {
            (word.is(WordGroup.EVERYDAY) ? everyday : words).add(word.lower());
        }
    }

    private void add(AnswerKind kind, boolean seen) {
        if (seen) {
            kinds.add(kind);
        }
    }

    /**
     * A word.
     *
     * @param lower in lower case, without ending
     * @param capital whether it is written as a name is: as "Porto", and not as "VAT" or "I"
     */
    private record Read(String lower, boolean capital, Set<WordGroup> groups) {
        /* Before the first. */
        static final Read NOTHING = new Read("", false, Set.of());

        static Read of(String written) {
            String lower = written.toLowerCase(Locale.ROOT);
            String bare =
                    lower.indexOf('\'') < 0 ? lower : ENDING.matcher(lower).replaceFirst("");
            boolean capital = written.length() > 1
                    && Character.isUpperCase(written.charAt(0))
                    && Character.isLowerCase(written.charAt(1));
            return new Read(bare, capital, WordGroup.of(bare));
        }

        boolean is(WordGroup group) {
            return groups.contains(group);
        }

        boolean isNumber() {
            return beginsWithDigit() || is(WordGroup.NUMBER);
        }

        private boolean beginsWithDigit() {
            return !lower.isEmpty() && Character.isDigit(lower.codePointAt(0));
        }

        boolean isTimeAfter(Read before) {
            return is(WordGroup.CALENDAR)
                    || (beginsWithDigit() && YEAR_OR_HOUR.matcher(lower).matches())
                    || (is(WordGroup.SPAN) && (before.is(WordGroup.BEFORE_SPAN) || before.isNumber()));
        }
    }
}
