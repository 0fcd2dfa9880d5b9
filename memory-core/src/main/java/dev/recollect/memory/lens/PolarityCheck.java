// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Notices a statement that is denied in one text and stands in the other in the same words without any denial, whatever else
 * is denied there.
 */
final class PolarityCheck implements Check {
    private static final Set<Mark> DENIALS =
            EnumSet.of(Mark.NOT, Mark.FORBID, Mark.NO_LONGER, Mark.NOT_YET, Mark.AVOID, Mark.EXEMPT);
    /* What denies, may say the same as a denial, or makes it say another thing. */
    private static final Set<Mark> OTHERWISE = EnumSet.complementOf(EnumSet.of(
            Mark.ABOUT,
            Mark.ALL,
            Mark.RATE,
            Mark.BOTH,
            Mark.SURELY,
            Mark.OFTEN,
            Mark.WILL,
            Mark.MUST,
            Mark.SHOULD,
            Mark.COULD,
            Mark.ALLOWED,
            Mark.POSSIBLE,
            Mark.MEANS,
            Mark.EXACTLY,
            Mark.AT_LEAST,
            Mark.JUST));
    private static final Set<String> NEGATORS =
            Set.of("not", "no", "never", "nobody", "none", "nothing", "without", "cannot");
    private static final int MOST_COMPARED = 64;
    private static final int FEWEST_OF_SENTENCE = 2;
    private static final double SAME = .8;
    private static final double LEAST_COVERAGE = .75;
    private static final int FEWEST = 2;

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        undenied(draft, differences.lost());
        undenied(styled, differences.added());
        halved(draft, differences.lost());
        halved(styled, differences.added());
    }

    /* "Not … without …" is a condition, of which one half denies something else: "… without …", "not … with …". */
    private static void halved(Side side, List<Difference> facts) {
        List<Denied> told = denied(side.there());
        for (Denied condition : denied(side.here())) {
            List<Denied> same = told.stream()
                    .filter(sentence -> condition.isCondition() && isSame(condition.stems(), sentence.stems()))
                    .toList();
            if (!same.isEmpty() && same.stream().noneMatch(Denied::isCondition)) {
                condition.negators().forEach(at -> facts.add(side.difference(FactKind.NEGATION, at, at + 1)));
            }
        }
    }

    /** A sentence that denies: what it is about, where it does so, and whether by "without" and by another word. */
    private record Denied(Set<String> stems, List<Integer> negators, boolean isCondition) {}

    private static List<Denied> denied(Reading reading) {
        Map<Integer, List<Integer>> negators = new TreeMap<>();
        for (int at = 0; at < reading.tokens().size(); at++) {
            if (reading.tokens().isAny(at, NEGATORS) && !reading.tokens().isTaken(at)) {
                negators.computeIfAbsent(reading.clauses().at(at).sentence(), fresh -> new ArrayList<>())
                        .add(at);
            }
        }
        List<Denied> denied = new ArrayList<>();
        negators.forEach((sentence, places) -> {
            long without = places.stream()
                    .filter(at -> reading.tokens().is(at, "without"))
                    .count();
            Set<String> stems = reading.clauses().sentences().get(sentence);
            denied.add(new Denied(stems, places, without > 0 && without < places.size()));
        });
        return denied.subList(0, Math.min(denied.size(), MOST_COMPARED));
    }

    private static boolean isSame(Set<String> one, Set<String> other) {
        if (Math.min(one.size(), other.size()) < FEWEST_OF_SENTENCE) {
            return false;
        }
        long both = one.stream().filter(other::contains).count();
        return both >= SAME * (one.size() + other.size() - both);
    }

    private static void undenied(Side side, List<Difference> facts) {
        Clauses told = side.there().clauses();
        Set<Integer> otherwise = new HashSet<>();
        perClause(side.there())
                .keySet()
                .forEach(clause -> otherwise.add(told.all().get(clause).sentence()));
        Map<Integer, Integer> marks = perClause(side.here());
        for (Mark mark : DENIALS) {
            for (MarkReader.Place place : side.here().marks(mark)) {
                int clause = side.here().clauses().clauseAt(place.at());
                boolean plain = marks.getOrDefault(clause, 0) == 1;
                if (plain && isToldPlainly(side.here().clauses().all().get(clause), told, otherwise)) {
                    facts.add(side.difference(place));
                }
            }
        }
    }

    /* How many marks that deny, or may, each clause has. */
    private static Map<Integer, Integer> perClause(Reading reading) {
        Map<Integer, Integer> perClause = new HashMap<>();
        for (Mark mark : OTHERWISE) {
            reading.marks(mark)
                    .forEach(place -> perClause.merge(reading.clauses().clauseAt(place.at()), 1, Integer::sum));
        }
        return perClause;
    }

    private static boolean isToldPlainly(Clauses.Clause denied, Clauses other, Set<Integer> otherwise) {
        Set<String> sought = new HashSet<>(denied.stems());
        sought.removeIf(Concepts::isLight);
        if (sought.size() < FEWEST) {
            return false;
        }
        List<Clauses.Clause> same = other.likest(sought).stream()
                .map(number -> other.all().get(number))
                .filter(clause -> Side.share(sought, other.sentenceOf(clause)) >= LEAST_COVERAGE)
                .toList();
        return !same.isEmpty() && same.stream().noneMatch(clause -> otherwise.contains(clause.sentence()));
    }
}
