// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins a denial with what it denies, where both together say one thing: "not … more than" is at most, "nobody may" is
 * forbidden, "not … until" and "not … unless" are a condition.
 */
final class MarkPairs {
    private static final int FARTHEST = 7;
    private static final int LONGEST_SENTENCE = 25;
    private static final int LONGEST_CLAUSE = 12;
    private static final Map<Mark, Mark> DENIED = Map.of(
            Mark.OVER, Mark.AT_MOST,
            Mark.UNDER, Mark.AT_LEAST,
            Mark.COULD, Mark.FORBID,
            Mark.ALLOWED, Mark.FORBID,
            Mark.POSSIBLE, Mark.FORBID,
            Mark.MAYBE, Mark.NOT_MAYBE);
    private static final Set<String> NOBODY = Set.of("nobody", "none", "nothing", "no", "nowhere");
    private static final Set<String> ENDS = Set.of(".", "!", "?", ";", ":", "\n", "…");

    /* What begins another statement behind a comma. */
    private static final Set<String> ANOTHER = Set.of("and", "but", "so", "while", "whereas");
    private static final Set<String> CLAUSES =
            Set.of("when", "if", "because", "who", "that", "while", "which", "since", "where");

    private MarkPairs() {}

    static List<MarkReader.Place> joined(List<MarkReader.Place> places, Tokens tokens) {
        List<MarkReader.Place> joined = new ArrayList<>();
        for (MarkReader.Place place : places) {
            if (isRepeated(joined, place, tokens)) {
                continue;
            }
            int before = denialBefore(joined, place, tokens);
            Mark together = DENIED.get(place.mark());
            Mark beforeDenial = conditionBefore(joined, place, tokens);
            if (beforeDenial != Mark.IDIOM) {
                MarkReader.Place last = joined.remove(joined.size() - 1);
                joined.add(new MarkReader.Place(beforeDenial, last.at(), last.end()));
                continue;
            }
            if (before >= 0 && isAllBut(joined.get(before), place, tokens)) {
                MarkReader.Place denial = joined.remove(before);
                joined.add(new MarkReader.Place(Mark.ONLY, denial.at(), place.end()));
            } else if (before >= 0 && isCondition(place, tokens)) {
                joined.remove(before);
                joined.add(new MarkReader.Place(Mark.UNLESS, place.at(), place.end()));
            } else if (before >= 0 && together != null) {
                MarkReader.Place denial = joined.remove(before);
                joined.add(new MarkReader.Place(together, denial.at(), place.end()));
            } else {
                joined.add(place);
            }
        }
        return joined;
    }

    /* "Possibly of dry air, or possibly of too little water" */
    private static boolean isRepeated(List<MarkReader.Place> joined, MarkReader.Place place, Tokens tokens) {
        return place.mark() == Mark.MAYBE
                && tokens.is(place.at() - 1, "or")
                && joined.subList(Math.max(0, joined.size() - 4), joined.size()).stream()
                        .anyMatch(before ->
                                before.mark() == Mark.MAYBE && !isEnded(tokens, before.end(), place.at(), true));
    }

    /* The last mark before, if it denies and stands near in the same sentence; for a condition anywhere in it. */
    private static int denialBefore(List<MarkReader.Place> joined, MarkReader.Place place, Tokens tokens) {
        boolean condition = isCondition(place, tokens) || place.mark() == Mark.UNLESS;
        if (!condition && !DENIED.containsKey(place.mark())) {
            return -1;
        }
        int farthest = condition ? LONGEST_SENTENCE : FARTHEST;
        for (int i = joined.size() - 1; i >= Math.max(0, joined.size() - 4); i--) {
            MarkReader.Place before = joined.get(i);
            if (place.at() - before.end() > farthest || isEnded(tokens, before.end(), place.at(), condition)) {
                return -1;
            }
            if (Mark.DENIALS.contains(before.mark())) {
                return place.mark() != Mark.UNDER || isNoLess(before, place, tokens) ? i : -1;
            }
        }
        return -1;
    }

    /* "Nobody speaks it except Signe": only she does. */
    private static boolean isAllBut(MarkReader.Place denial, MarkReader.Place place, Tokens tokens) {
        return place.mark() == Mark.UNLESS && tokens.is(place.at(), "except") && tokens.isAny(denial.end() - 1, NOBODY);
    }

    /* "Unless …", "not … until …", "not … without …" */
    private static boolean isCondition(MarkReader.Place place, Tokens tokens) {
        boolean unless = tokens.is(place.at(), "unless") && place.mark() == Mark.UNLESS;
        return unless || place.mark() == Mark.UNTIL || (place.mark() == Mark.NOT && tokens.is(place.at(), "without"));
    }

    /* "Unless it rains, it is no help", "provided it is not wet", "likely it did not", "the only one who has not": one mark;
    IDIOM if it is none. */
    private static Mark conditionBefore(List<MarkReader.Place> joined, MarkReader.Place place, Tokens tokens) {
        if (joined.isEmpty() || !Mark.DENIALS.contains(place.mark())) {
            return Mark.IDIOM;
        }
        MarkReader.Place last = joined.get(joined.size() - 1);
        boolean near = place.at() - last.end() <= LONGEST_CLAUSE && !isEnded(tokens, last.end(), place.at(), true);
        boolean first = startsSentence(last.at(), tokens);
        if (!near) {
            return Mark.IDIOM;
        }
        boolean unless = tokens.is(last.at(), "unless") || tokens.is(last.at(), "without");
        if ((first && unless) || last.mark() == Mark.PROVIDED) {
            return Mark.UNLESS;
        }
        if (last.mark() == Mark.PROBABLY && place.mark() == Mark.NOT) {
            return Mark.UNLIKELY;
        }
        boolean who =
                last.mark() == Mark.ONLY && (tokens.is(place.at() - 1, "who") || tokens.is(place.at() - 2, "who"));
        return who ? Mark.UNLESS : Mark.IDIOM;
    }

    /* "No less than"; "nobody younger than" is another thing. */
    private static boolean isNoLess(MarkReader.Place denial, MarkReader.Place less, Tokens tokens) {
        boolean plain = tokens.is(denial.end() - 1, "no") || tokens.is(denial.end() - 1, "not");
        return plain && less.at() - denial.end() <= 1;
    }

    private static boolean startsSentence(int at, Tokens tokens) {
        return at == 0 || tokens.at(at - 1).isSign();
    }

    private static boolean isEnded(Tokens tokens, int from, int to, boolean condition) {
        for (int at = from; at < to; at++) {
            Token token = tokens.at(at);
            if (!condition && token.isWord() && CLAUSES.contains(token.word())) {
                return true;
            }
            if (condition && token.is(",") && tokens.isAny(at + 1, ANOTHER)) {
                return true;
            }
            if (token.isSign() && (ENDS.contains(token.word()) || (!condition && token.is(",")))) {
                return true;
            }
        }
        return false;
    }
}
