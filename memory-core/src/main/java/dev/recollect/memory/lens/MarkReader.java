// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the small words on which statements hang, at each place the longest expression. */
final class MarkReader {
    private static final java.util.regex.Pattern SINGLE = java.util.regex.Pattern.compile("[a-z]+");
    private static final Map<Mark, List<String>> WORDS = new EnumMap<>(Mark.class);
    private static final Phrases<Mark> PHRASES = phrases();
    private static final Set<String> NAMES = Set.of("will", "may");
    private static final Set<String> JOINING = Set.of("and", "but", "or", "so");
    private static final Set<String> SUBJECTS =
            Set.of("i", "you", "he", "she", "it", "we", "they", "the", "a", "an", "your", "his", "her", "this", "that");
    private static final int LONGEST_QUESTION = 60;
    private static final int SHORTEST_DENIED = 6;
    private static final Set<String> NO_NUMBER_BEFORE_NEXT = Set.of("a", "an");

    private MarkReader() {}

    /** A mark and the tokens it takes. */
    record Place(Mark mark, int at, int end) {}

    private static Phrases<Mark> phrases() {
        Phrases<Mark> phrases = new Phrases<>();
        for (String line : WordLists.lines("marks.txt")) {
            int colon = line.indexOf(':');
            Mark mark = Mark.valueOf(line.substring(0, colon));
            for (String phrase : line.substring(colon + 1).split(",", -1)) {
                phrases.add(phrase, mark);
                if (SINGLE.matcher(phrase.strip()).matches()) {
                    WORDS.computeIfAbsent(mark, fresh -> new ArrayList<>()).add(phrase.strip());
                }
            }
        }
        return phrases;
    }

    /** The single words that are a mark. */
    static List<String> words(Mark mark) {
        return WORDS.getOrDefault(mark, List.of());
    }

    static Map<Mark, List<Place>> read(Tokens tokens) {
        List<Place> places = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Phrases.Match<Mark> match = isName(tokens, at) ? null : PHRASES.longest(tokens, at);
            if (match == null) {
                if (tokens.at(at).isWord()
                        && !tokens.isTaken(at)
                        && deniesByShape(tokens.at(at).word())) {
                    places.add(new Place(Mark.DENYING, at, at + 1));
                }
                at++;
            } else {
                places.add(new Place(match.meaning(), at, at + match.length()));
                at += length(tokens, at, match.length());
            }
        }
        Map<Mark, List<Place>> marks = new EnumMap<>(Mark.class);
        for (Place place : MarkPairs.joined(places, tokens)) {
            marks.computeIfAbsent(place.mark(), fresh -> new ArrayList<>()).add(place);
        }
        return marks;
    }

    /* "Unread", "useless"; not "under", "uncle", "unless". */
    private static boolean deniesByShape(String word) {
        boolean prefixed = word.length() >= SHORTEST_DENIED
                && word.startsWith("un")
                && !word.startsWith("under")
                && !word.startsWith("uni")
                && !word.startsWith("until");
        return prefixed || (word.length() > SHORTEST_DENIED && word.endsWith("less"));
    }

    /* A number at the end of an expression is read for itself. */
    private static int length(Tokens tokens, int at, int length) {
        int last = at + length - 1;
        boolean number = tokens.at(last).isNumber()
                || NO_NUMBER_BEFORE_NEXT.contains(tokens.at(last).word());
        return number && length > 1 ? length - 1 : length;
    }

    /* "Should it rain, …" is "if it rains". */
    private static boolean isCondition(Tokens tokens, int at) {
        if (!tokens.is(at, "should")) {
            return false;
        }
        Token before = tokens.at(at - 1);
        boolean begins = !before.isWord() && !before.isNumber();
        boolean inverted = tokens.isAny(at + 1, SUBJECTS) || tokens.at(at).capital();
        boolean condition = inverted && (begins || tokens.isAny(at - 1, JOINING));
        return condition && !isAsked(tokens, at);
    }

    private static boolean isAsked(Tokens tokens, int at) {
        int end = at;
        while (end < Math.min(tokens.size(), at + LONGEST_QUESTION) && !tokens.isAny(end, Clauses.ENDS_OF_SENTENCES)) {
            end++;
        }
        return tokens.is(end, "?");
    }

    /* "May" the month, "Will" the name within a sentence. */
    private static boolean isName(Tokens tokens, int at) {
        Token token = tokens.at(at);
        boolean answer =
                token.is("no") && tokens.is(at + 1, ",") && !tokens.at(at - 1).isWord();
        boolean taken = tokens.isTaken(at) && token.isWord();
        return answer
                || taken
                || isCondition(tokens, at)
                || (token.capital() && tokens.at(at - 1).isWord() && NAMES.contains(token.word()));
    }
}
