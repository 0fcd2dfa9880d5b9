// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Notices a word that was replaced by its opposite: "before" by "after", "open" by "closed", "stable" by "unstable". */
final class Opposites {
    private static final List<List<Set<String>>> PAIRS = pairs();
    private static final Map<String, Integer> NUMBERS = numbers();
    private static final Set<Mark> DENIALS =
            Set.of(Mark.NOT, Mark.FORBID, Mark.NO_LONGER, Mark.NOT_YET, Mark.AVOID, Mark.EXEMPT, Mark.NOT_MAYBE);
    private static final Set<String> PLACES =
            Set.of("before", "after", "until", "till", "above", "below", "over", "under", "beneath", "ahead", "behind");
    private static final Set<String> LIMITS = Set.of("until", "till", "to");
    private static final Set<String> BE = Set.of("is", "was", "were", "are", "did", "does", "had", "has");
    private static final Set<String> PRONOUNS = Set.of(
            "you", "me", "i", "he", "him", "she", "her", "it", "we", "us", "they", "them", "yours", "mine", "hers");
    private static final List<String> PREFIXES = List.of("un", "in", "im", "dis", "non", "ir", "il");
    private static final int SHORTEST = 4;
    private static final int MOST_COMPARED = 6;
    private static final int MOST_PREFIXED = 200;
    private static final int LONGEST_COMPARISON = 6;
    private static final Set<String> COMPARING = Set.of("more", "less", "fewer", "worse");
    private static final Set<String> SIDES = Set.of(
            "north",
            "northern",
            "south",
            "southern",
            "east",
            "eastern",
            "west",
            "western",
            "left",
            "right",
            "upper",
            "lower",
            "front",
            "back",
            "rear",
            "top",
            "bottom",
            "inner",
            "outer",
            "old",
            "new",
            "older",
            "younger",
            "elder",
            "bigger",
            "smaller",
            "larger",
            "short",
            "long",
            "big",
            "small",
            "maternal",
            "paternal");
    /* "At the beginning of May"; but "the war came to an end". */
    private static final Set<String> EDGES = Set.of("beginning", "end");
    /* "Least expensive" is cheapest. */
    private static final Set<String> LESS = Set.of("less", "least");
    private static final String SOMEONE = "?";

    private final Side draft;
    private final Side styled;
    private final MarkMatch match;

    Opposites(Side draft, Side styled, MarkMatch match) {
        this.draft = draft;
        this.styled = styled;
        this.match = match;
    }

    private static List<List<Set<String>>> pairs() {
        List<List<Set<String>>> pairs = new ArrayList<>();
        for (String line : WordLists.lines("opposites.txt")) {
            String[] sides = line.split("\\|", -1);
            pairs.add(List.of(
                    Set.of(sides[0].strip().split("\\s+", -1)),
                    Set.of(sides[1].strip().split("\\s+", -1))));
        }
        return pairs;
    }

    /* The number of a side: 2 n and 2 n + 1 are those of pair n. */
    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < PAIRS.size(); i++) {
            for (int side = 0; side < 2; side++) {
                for (String word : PAIRS.get(i).get(side)) {
                    numbers.putIfAbsent(word, 2 * i + side);
                }
            }
        }
        return numbers;
    }

    /** Whether a word names one of two things by where it is or what it is like. */
    static boolean isSide(String word) {
        return SIDES.contains(word);
    }

    /** Of such words those that stand in a text together with their opposite. */
    static Set<String> contrasted(Set<String> words) {
        Set<String> contrasted = new HashSet<>();
        for (List<Set<String>> pair : PAIRS) {
            Set<String> one = sides(pair.get(0), words);
            Set<String> other = sides(pair.get(1), words);
            if (!one.isEmpty() && !other.isEmpty()) {
                contrasted.addAll(one);
                contrasted.addAll(other);
            }
        }
        return contrasted;
    }

    private static Set<String> sides(Set<String> side, Set<String> words) {
        return side.stream()
                .filter(word -> SIDES.contains(word) && words.contains(word))
                .collect(Collectors.toSet());
    }

    void compare(Differences differences) {
        Map<Integer, List<Integer>> before = places(draft.here());
        Map<Integer, List<Integer>> after = places(styled.here());
        for (int side = 0; side < 2 * PAIRS.size(); side++) {
            int opposite = side ^ 1;
            List<Integer> gone = before.getOrDefault(side, List.of());
            List<Integer> come = after.getOrDefault(opposite, List.of());
            boolean lost = gone.size() > after.getOrDefault(side, List.of()).size() || isOtherWord(gone, after, side);
            boolean added =
                    come.size() > before.getOrDefault(opposite, List.of()).size();
            if (lost && added) {
                if (!isAnyTurned(gone, come)) {
                    replaced(gone.get(gone.size() - 1), come.get(come.size() - 1), differences);
                }
            }
        }
        swapped(differences);
        prefixed(draft, styled, differences.lost(), true);
        prefixed(styled, draft, differences.added(), false);
    }

    /** Adds comparisons whose sides changed places: "the bus is faster than the tram", "the tram is faster than the bus". */
    private void swapped(Differences differences) {
        Map<String, Integer> before = compared(draft.here());
        compared(styled.here()).forEach((word, after) -> {
            int at = before.getOrDefault(word, -1);
            if (at < 0) {
                return;
            }
            String with = comparedWith(draft.here(), at);
            String now = comparedWith(styled.here(), after);
            boolean other = isSaid(with) && isSaid(now) && !with.equals(now);
            boolean swapped = (!isKnown(with) || stands(with, styled.here(), after))
                    && (!isKnown(now) || stands(now, draft.here(), at));
            if (other && swapped) {
                differences.lost().add(draft.fact(FactKind.COMPARISON, at, at + 1));
                differences.added().add(styled.fact(FactKind.COMPARISON, after, after + 1));
            }
        });
    }

    /* Where each word stands that compares, the first if it does so several times. */
    private static Map<String, Integer> compared(Reading reading) {
        Map<String, Integer> compared = new HashMap<>();
        Tokens tokens = reading.tokens();
        for (int than = 1; than < tokens.size(); than++) {
            if (tokens.is(than, "than")) {
                for (int at = than - 1; at >= Math.max(0, than - LONGEST_COMPARISON); at--) {
                    String word = tokens.at(at).isWord() ? tokens.at(at).word() : "";
                    if (COMPARING.contains(word)
                            || (word.length() > SHORTEST
                                    && word.endsWith("er")
                                    && ((at == than - 1
                                                    && !COMPARING.contains(
                                                            tokens.at(at - 1).word()))
                                            || NUMBERS.containsKey(word)))) {
                        compared.putIfAbsent(word, at);
                        break;
                    }
                }
            }
        }
        return compared;
    }

    private static Map<Integer, List<Integer>> places(Reading reading) {
        Map<Integer, List<Integer>> places = new HashMap<>();
        Tokens tokens = reading.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.at(at);
            String word = token.ordinal() && token.number() == 1 ? "first" : token.isWord() ? token.word() : "";
            Integer number = NUMBERS.get(word);
            boolean weighs =
                    LESS.contains(word) && NUMBERS.containsKey(tokens.at(at + 1).word());
            boolean edge = EDGES.contains(word) && !tokens.is(at + 1, "of");
            if (number != null && !weighs && !edge && !reading.isMarked(at)) {
                int side = tokens.isAny(at - 1, LESS) ? number ^ 1 : number;
                places.computeIfAbsent(side, fresh -> new ArrayList<>()).add(at);
            }
        }
        return places;
    }

    private void replaced(int before, int after, Differences differences) {
        boolean settled = isClosing(draft.here(), before, styled.here(), after)
                || isClosing(styled.here(), after, draft.here(), before);
        if (settled || !draft.bears(before) || !styled.bears(after) || denial(before, after)) {
            return;
        }
        differences.lost().add(draft.fact(FactKind.COMPARISON, before, before + 1));
        differences.added().add(styled.fact(FactKind.COMPARISON, after, after + 1));
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
        for (Mark mark : DENIALS) {
            denied |= side.here().marks(mark).stream()
                    .anyMatch(place -> side.here().clauses().clauseAt(place.at()) == clause);
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
        String with = comparedWith(draft.here(), before);
        String other = comparedWith(styled.here(), after);
        boolean known = isKnown(with);
        boolean otherKnown = isKnown(other);
        return (known || otherKnown)
                && (!known || stands(with, styled.here(), after))
                && (!otherKnown || stands(other, draft.here(), before));
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

    private static boolean isSaid(String comparedWith) {
        return !comparedWith.isEmpty();
    }

    private static boolean isKnown(String comparedWith) {
        return !comparedWith.isEmpty() && !comparedWith.equals(SOMEONE);
    }

    /* What follows the next "than" in the sentence. */
    private static String comparedWith(Reading reading, int at) {
        Clauses.Clause clause = reading.clauses().at(at);
        int than = at + 1;
        while (than < clause.to() && !reading.tokens().is(than, "than")) {
            than++;
        }
        for (int next = than + 1; next < Math.min(clause.to(), than + 5); next++) {
            boolean owner =
                    !reading.stem(next + 1).isEmpty() && reading.tokens().is(next, "her");
            boolean said = reading.tokens().isAny(next + 1, BE);
            if (reading.tokens().isAny(next, PRONOUNS) && !owner && !said) {
                return SOMEONE;
            }
            if (!reading.stem(next).isEmpty()) {
                return reading.stem(next);
            }
        }
        return "";
    }

    /* Whether a word stands in the sentence of a place, but not behind the next "than". */
    private static boolean stands(String stem, Reading reading, int at) {
        int sentence = reading.clauses().at(at).sentence();
        boolean before = false;
        boolean than = false;
        int from = at;
        while (from > 0 && reading.clauses().at(from - 1).sentence() == sentence) {
            from--;
        }
        for (int next = from;
                next < reading.tokens().size() && reading.clauses().at(next).sentence() == sentence;
                next++) {
            than |= next > at && reading.tokens().is(next, "than");
            if (reading.stem(next).equals(stem)) {
                if (than || (next > at && !reading.hasThan(at))) {
                    return false;
                }
                before = true;
            }
        }
        return before;
    }

    /* "Unstable" where the other text says "stable"; unless it says "not stable". */
    private void prefixed(Side side, Side other, List<Fact> facts, boolean lost) {
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
                    facts.add(side.fact(FactKind.NEGATION, at, at + 1));
                }
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
        for (Mark mark : DENIALS) {
            denied |= other.here().marks(mark).stream().anyMatch(place -> isAbout(stem, other, place));
            (lost ? match.added(mark) : match.lost(mark)).removeIf(place -> isAbout(stem, other, place));
        }
        return denied;
    }

    private static boolean isAbout(String stem, Side side, MarkReader.Place place) {
        return side.here().clauses().at(place.at()).stems().contains(stem);
    }
}
