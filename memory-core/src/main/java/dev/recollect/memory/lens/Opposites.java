// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notices a word that was replaced by its opposite: "before" by "after", "open" by "closed", "stable" by "unstable". */
final class Opposites {
    private static final Set<String> PLACES =
            Set.of("before", "after", "until", "till", "above", "below", "over", "under", "beneath", "ahead", "behind");
    private static final Set<String> LIMITS = Set.of("until", "till", "to");
    private static final List<String> PREFIXES = List.of("un", "in", "im", "dis", "non", "ir", "il");
    private static final int SHORTEST = 4;
    private static final int MOST_COMPARED = 6;
    private static final int MOST_PREFIXED = 200;
    /* "At the beginning of May"; but "the war came to an end". */
    private static final Set<String> EDGES = Set.of("beginning", "end");
    /* "Least expensive" is cheapest. */
    private static final Set<String> LESS = Set.of("less", "least");

    private final Side draft;
    private final Side styled;
    private final MarkMatch match;

    Opposites(Side draft, Side styled, MarkMatch match) {
        this.draft = draft;
        this.styled = styled;
        this.match = match;
    }

    void compare(Differences differences) {
        Map<Integer, List<Integer>> before = places(draft.here());
        Map<Integer, List<Integer>> after = places(styled.here());
        for (int side = 0; side < OppositeWords.sides(); side++) {
            int opposite = OppositeWords.opposite(side);
            List<Integer> gone = before.getOrDefault(side, List.of());
            List<Integer> come = after.getOrDefault(opposite, List.of());
            boolean lost = gone.size() > after.getOrDefault(side, List.of()).size() || isOtherWord(gone, after, side);
            boolean added =
                    come.size() > before.getOrDefault(opposite, List.of()).size();
            if (lost && added) {
                if (isAnyTurned(gone, come)) {
                    differences.settledOfDraft().addAll(gone);
                    differences.settledOfStyled().addAll(come);
                } else {
                    replaced(gone.get(gone.size() - 1), come.get(come.size() - 1), differences);
                }
            }
        }
        prefixed(draft, styled, differences, true);
        prefixed(styled, draft, differences, false);
    }

    private static Map<Integer, List<Integer>> places(Reading reading) {
        Map<Integer, List<Integer>> places = new HashMap<>();
        Tokens tokens = reading.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.at(at);
            String word = token.ordinal() && token.number() == 1 ? "first" : token.isWord() ? token.word() : "";
            boolean weighs = LESS.contains(word)
                    && OppositeWords.isKnown(tokens.at(at + 1).word());
            boolean edge = EDGES.contains(word) && !tokens.is(at + 1, "of");
            if (!weighs && !edge && !reading.isMarked(at)) {
                boolean less = tokens.isAny(at - 1, LESS);
                for (int number : OppositeWords.sides(word)) {
                    int side = less ? OppositeWords.opposite(number) : number;
                    places.computeIfAbsent(side, fresh -> new ArrayList<>()).add(at);
                }
            }
        }
        return places;
    }

    private void replaced(int before, int after, Differences differences) {
        boolean settled = isClosing(draft.here(), before, styled.here(), after)
                || isClosing(styled.here(), after, draft.here(), before);
        if (settled || !draft.bears(before) || !styled.bears(after) || denial(before, after)) {
            differences.settledOfDraft().add(before);
            differences.settledOfStyled().add(after);
            return;
        }
        differences.lost().add(draft.difference(FactKind.COMPARISON, before, before + 1));
        differences.added().add(styled.difference(FactKind.COMPARISON, after, after + 1));
    }

    /* "Open until six" is "closes at six". */
    private static boolean isClosing(Reading open, int at, Reading closed, int place) {
        Tokens tokens = open.tokens();
        boolean opens = tokens.at(at).word().startsWith("open");
        boolean limited = false;
        for (int next = at + 1; next < open.clauses().at(at).to(); next++) {
            limited |= tokens.isAny(next, LIMITS);
        }
        return opens && limited && closed.tokens().is(place + 1, "at");
    }

    /* "Above" may be gone though there is an "over" in another place. */
    private boolean isOtherWord(List<Integer> gone, Map<Integer, List<Integer>> after, int side) {
        if (gone.size() != 1
                || !PLACES.contains(draft.here().tokens().at(gone.get(0)).word())) {
            return false;
        }
        return after.getOrDefault(side, List.of()).stream()
                .noneMatch(at -> sharesAny(objects(draft.here(), gone.get(0)), objects(styled.here(), at)));
    }

    private boolean isAnyTurned(List<Integer> gone, List<Integer> come) {
        return gone.stream()
                .limit(MOST_COMPARED)
                .anyMatch(before -> come.stream().limit(MOST_COMPARED).anyMatch(after -> isTurned(before, after)));
    }

    /* "Not open" is "closed": a denial in one of the clauses, and none in the other. */
    private boolean denial(int before, int after) {
        boolean denied = settle(draft, before, true);
        return denied != settle(styled, after, false);
    }

    /* Whether something is denied in the clause at a place; it needs no other like then. */
    private boolean settle(Side side, int at, boolean lost) {
        int clause = side.here().clauses().clauseAt(at);
        boolean denied = false;
        for (Mark mark : Mark.DENIALS) {
            denied |= side.here().marks(mark).stream()
                    .anyMatch(place -> place.at() <= at && side.here().clauses().clauseAt(place.at()) == clause);
            (lost ? match.lost(mark) : match.added(mark))
                    .removeIf(place -> side.here().clauses().clauseAt(place.at()) == clause);
        }
        return denied;
    }

    /* "Ada is older than Bo" and "Bo is younger than Ada" say the same: what is compared with stands before the word. */
    private boolean isTurned(int before, int after) {
        if (PLACES.contains(draft.here().tokens().at(before).word())) {
            return !sharesAny(objects(draft.here(), before), objects(styled.here(), after));
        }
        String with = Comparisons.comparedWith(draft.here(), before);
        String other = Comparisons.comparedWith(styled.here(), after);
        boolean known = Comparisons.isKnown(with);
        boolean otherKnown = Comparisons.isKnown(other);
        return (known || otherKnown)
                && (!known || Comparisons.stands(with, styled.here(), after))
                && (!otherKnown || Comparisons.stands(other, draft.here(), before));
    }

    /* "Eat before the swim" is "swim after you eat": what follows is another thing. */
    private static Set<String> objects(Reading reading, int at) {
        Set<String> objects = new HashSet<>();
        for (int next = at + 1; next < reading.clauses().at(at).to(); next++) {
            if (!reading.stem(next).isEmpty()) {
                objects.add(reading.stem(next));
            }
        }
        return objects;
    }

    private static boolean sharesAny(Set<String> one, Set<String> other) {
        return one.isEmpty() || other.isEmpty() || Side.sharesAny(one, other);
    }

    /* "Unstable" where the other text says "stable"; unless it says "not stable". */
    private void prefixed(Side side, Side other, Differences differences, boolean lost) {
        Tokens tokens = side.here().tokens();
        Set<String> told = new HashSet<>();
        for (int at = 0; at < tokens.size() && told.size() < MOST_PREFIXED; at++) {
            String word = tokens.at(at).isWord() ? tokens.at(at).word() : "";
            String base = base(word);
            if (!base.isEmpty()
                    && told.add(word)
                    && !side.here().isMarked(at)
                    && !other.here().words().contains(word)) {
                boolean plain = other.here().words().contains(base)
                        && !side.here().words().contains(base);
                boolean denied = takeDenial(Concepts.of(base), other, lost);
                if (plain && !denied && side.bears(at)) {
                    (lost ? differences.lost() : differences.added())
                            .add(side.difference(FactKind.NEGATION, at, at + 1));
                } else if (denied) {
                    (lost ? differences.settledOfDraft() : differences.settledOfStyled()).add(at);
                    settle(base, other, lost ? differences.settledOfStyled() : differences.settledOfDraft());
                }
            }
        }
    }

    /* "Not clear" is "unclear": neither word is one too many. */
    private static void settle(String word, Side side, Set<Integer> settled) {
        Tokens tokens = side.here().tokens();
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.is(at, word)) {
                settled.add(at);
            }
        }
    }

    private static String base(String word) {
        for (String prefix : PREFIXES) {
            if (word.length() >= SHORTEST + prefix.length() && word.startsWith(prefix)) {
                return word.substring(prefix.length());
            }
        }
        return word.length() > SHORTEST + 4 && word.endsWith("less") ? word.substring(0, word.length() - 4) : "";
    }

    /* Whether the other text denies what a word with a prefix denies; that denial needs no other like then. */
    private boolean takeDenial(String stem, Side other, boolean lost) {
        boolean denied = false;
        for (Mark mark : Mark.DENIALS) {
            denied |= other.here().marks(mark).stream().anyMatch(place -> isAbout(stem, other, place));
            (lost ? match.added(mark) : match.lost(mark)).removeIf(place -> isAbout(stem, other, place));
        }
        return denied;
    }

    private static boolean isAbout(String stem, Side side, MarkReader.Place place) {
        return side.here().clauses().at(place.at()).stems().contains(stem);
    }
}
