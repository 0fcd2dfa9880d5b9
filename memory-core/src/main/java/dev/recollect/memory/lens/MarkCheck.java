// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Negation, modality and quantifiers: none of them comes or goes that another one does not stand for. */
final class MarkCheck implements Check {
    private static final double LEAST_COVERAGE = .5;
    private static final int FARTHEST = 4;
    private static final int MOST_LOOKED_AT = 100;
    private static final Set<Mark> LOST = EnumSet.of(
            Mark.AT_MOST,
            Mark.AT_LEAST,
            Mark.ONLY,
            Mark.EXACTLY,
            Mark.ABOUT,
            Mark.MOST,
            Mark.OTHER,
            Mark.SOME,
            Mark.PROBABLY,
            Mark.MAYBE,
            Mark.COULD,
            Mark.UNLIKELY,
            Mark.FEW,
            Mark.OVER,
            Mark.UNDER,
            Mark.OPINION);
    private static final Set<Mark> ADDED = EnumSet.of(
            Mark.AT_MOST,
            Mark.AT_LEAST,
            Mark.ONLY,
            Mark.EXACTLY,
            Mark.ABOUT,
            Mark.OTHER,
            Mark.PROBABLY,
            Mark.MAYBE,
            Mark.UNLIKELY,
            Mark.MEANS,
            Mark.FEW,
            Mark.OVER,
            Mark.UNDER);
    private static final Set<Mark> DENIALS = EnumSet.of(
            Mark.NOT, Mark.FORBID, Mark.EXEMPT, Mark.AVOID, Mark.NO_LONGER, Mark.NOT_YET, Mark.NOT_MAYBE, Mark.UNLESS);

    /* How bound one is; what is asked for in plain words ("please call") is any of the first two. */
    private static final List<Mark> BINDING = List.of(Mark.MUST, Mark.SHOULD, Mark.MAYBE, Mark.COULD, Mark.ALLOWED);
    private static final Set<Mark> FREE = EnumSet.of(Mark.MAYBE, Mark.COULD, Mark.ALLOWED);
    private static final List<Mark> FORBIDDING = List.of(Mark.FORBID, Mark.AVOID, Mark.EXEMPT);
    /* "Allows 60 requests" is up to 60. */
    private static final Set<Mark> GRANTS = EnumSet.of(Mark.ALLOWED, Mark.LIMIT);

    /* "May raise it by at most 10" is "can't raise it by more". */
    private static final Set<Mark> BOUND = EnumSet.of(Mark.AT_MOST, Mark.FORBID, Mark.ALLOWED, Mark.POSSIBLE);
    /* Every day became most days, what will be became what may be. */
    private static final List<List<Mark>> REPLACED = List.of(
            List.of(Mark.RATE, Mark.MOST),
            List.of(Mark.OFTEN, Mark.ALL),
            List.of(Mark.OFTEN, Mark.SOME),
            List.of(Mark.OFTEN, Mark.FEW),
            List.of(Mark.SOME, Mark.ALL),
            List.of(Mark.SOME, Mark.MOST),
            List.of(Mark.SOME, Mark.OFTEN),
            List.of(Mark.MOST, Mark.ALL),
            List.of(Mark.MOST, Mark.SOME),
            List.of(Mark.MOST, Mark.OFTEN),
            List.of(Mark.FEW, Mark.MOST),
            List.of(Mark.FEW, Mark.SOME),
            List.of(Mark.WILL, Mark.COULD),
            List.of(Mark.WILL, Mark.MAYBE),
            List.of(Mark.COULD, Mark.WILL),
            List.of(Mark.MAYBE, Mark.WILL),
            List.of(Mark.PROBABLY, Mark.WILL),
            List.of(Mark.NOT_MAYBE, Mark.NOT),
            List.of(Mark.NOT, Mark.NOT_MAYBE),
            List.of(Mark.WILL, Mark.SHOULD),
            List.of(Mark.SHOULD, Mark.WILL));
    private static final List<Mark> DOUBTS = List.of(Mark.UNLIKELY, Mark.PROBABLY, Mark.MAYBE);
    private static final Set<Mark> PARTIAL = EnumSet.of(Mark.SOME, Mark.MOST, Mark.OFTEN, Mark.FEW);

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        MarkMatch match = new MarkMatch(draft, styled);
        match.kin().forEach(kin -> {
            differences.lost().add(draft.possible(kin.lost(), kin.added().mark()));
            differences.added().add(styled.possible(kin.added(), kin.lost().mark()));
        });
        new Opposites(draft, styled, match).compare(differences);
        for (Mark mark : LOST) {
            match.lost(mark).stream()
                    .limit(MOST_LOOKED_AT)
                    .filter(place -> mark != Mark.MOST || !styled.here().words().contains("most"))
                    .filter(place -> mark != Mark.COULD || !isMarked(place, draft, BOUND))
                    .forEach(place -> differences.lost().add(draft.difference(place)));
        }
        for (Mark mark : ADDED) {
            match.added(mark).stream()
                    .limit(MOST_LOOKED_AT)
                    .filter(place -> !styled.isRemark(place.at()))
                    .filter(place -> mark != Mark.AT_MOST || !isMarked(place, styled, GRANTS))
                    .filter(place -> mark != Mark.MEANS || isFresh(place, styled))
                    .forEach(place -> differences.added().add(styled.difference(place)));
        }
        for (Mark mark : DENIALS) {
            denied(match.lost(mark), match.lost(Mark.DENYING), draft, styled, differences.lost());
            match.added(mark).removeIf(place -> styled.isRemark(place.at()));
            denied(match.added(mark), match.added(Mark.DENYING), styled, draft, differences.added());
        }
        replaced(match, draft, styled, differences);
    }

    /* Whether the other text has one of some marks where it says most of the same. */
    private static boolean isMarked(MarkReader.Place place, Side side, Set<Mark> marks) {
        return marks.stream().flatMap(mark -> side.there().marks(mark).stream()).anyMatch(nearest(side, place));
    }

    /* "By ferry" where the other text has no word of a ferry. */
    private static boolean isFresh(MarkReader.Place place, Side side) {
        String stem = side.here().stem(place.end() - 1);
        return !side.there().clauses().stems().contains(stem);
    }

    private static void denied(
            List<MarkReader.Place> marks,
            List<MarkReader.Place> denying,
            Side side,
            Side other,
            List<Difference> facts) {
        if (marks.isEmpty()) {
            return;
        }
        Set<Integer> denied = new HashSet<>();
        for (Mark mark : DENIALS) {
            other.marks(mark).forEach(place -> denied.add(other.here().clauses().clauseAt(place.at())));
        }
        marks.stream()
                .limit(MOST_LOOKED_AT)
                .filter(place -> side.coverage(place.at()) >= LEAST_COVERAGE)
                .filter(place -> isOfKnown(place, side))
                .filter(place -> !isContrast(place, side.here()))
                .filter(place -> !isTwice(place, denying, side.here()))
                .filter(place -> !isDenied(side.here().clauses().at(place.at()).stems(), other, denied))
                .forEach(place -> facts.add(side.difference(place)));
    }

    /* "Nothing wrong", "did not forget": denied twice, and so not at all. */
    private static boolean isTwice(MarkReader.Place place, List<MarkReader.Place> denying, Reading reading) {
        int clause = reading.clauses().clauseAt(place.at());
        return denying.stream()
                .anyMatch(other -> other.at() > place.at() && reading.clauses().clauseAt(other.at()) == clause);
    }

    /* Whether what is denied is a thing of which the other text speaks; of another thing it may be denied in other words. */
    private static boolean isOfKnown(MarkReader.Place place, Side side) {
        Clauses.Clause clause = side.here().clauses().at(place.at());
        for (int at = place.end(); at < Math.min(clause.to(), place.end() + FARTHEST); at++) {
            String stem = side.here().stem(at);
            if (!stem.isEmpty() && !Concepts.isLight(stem)) {
                return side.there().clauses().stems().contains(stem);
            }
        }
        return true;
    }

    /* "No longer on Tuesday but on Thursday", "until May; after that it is no longer valid": the rest says it, too. */
    private static boolean isContrast(MarkReader.Place place, Reading reading) {
        if (place.mark() != Mark.NO_LONGER && place.mark() != Mark.NOT) {
            return false;
        }
        Clauses.Clause clause = reading.clauses().at(place.at());
        for (int at = place.end(); at < clause.to(); at++) {
            if (reading.tokens().is(at, "but")) {
                return true;
            }
        }
        return place.mark() == Mark.NO_LONGER
                && reading.marks(Mark.UNTIL).stream()
                        .anyMatch(until -> reading.clauses().at(until.at()).sentence() == clause.sentence());
    }

    /* Two denials may become one: "neither", "no pork or lamb". */
    private static boolean isDenied(Set<String> stems, Side other, Set<Integer> denied) {
        if (denied.isEmpty()) {
            return false;
        }
        return other.here().clauses().likest(stems).stream().anyMatch(denied::contains);
    }

    /* All became some, both became one, what may be became what must be. */
    private static void replaced(MarkMatch match, Side draft, Side styled, Differences differences) {
        boolean some = PARTIAL.stream().anyMatch(mark -> !match.added(mark).isEmpty());
        if (some) {
            match.lost(Mark.ALL).forEach(place -> differences.lost().add(draft.difference(place)));
        }
        REPLACED.forEach(pair -> replaced(
                pair.get(0), pair.get(1), match, before -> nearest(draft, before), draft, styled, differences));
        if (!match.lost(Mark.BOTH).isEmpty() && ones(styled.here()) > ones(draft.here())) {
            differences.lost().add(draft.difference(match.lost(Mark.BOTH).get(0)));
        }
        if (oneOf(styled.here()) > oneOf(draft.here())) {
            match.lost(Mark.ALL).forEach(place -> differences.lost().add(draft.difference(place)));
        }
        int than = count(styled.here(), "than") - count(draft.here(), "than");
        if (than > 0) {
            match.lost(Mark.EQUAL).forEach(place -> differences.lost().add(draft.difference(place)));
        } else if (than < 0) {
            match.added(Mark.EQUAL).forEach(place -> differences.added().add(styled.difference(place)));
        }
        assured(draft, styled, differences);
        replaced(BINDING, match, draft, styled, differences);
        replaced(FORBIDDING, match, draft, styled, differences);
    }

    /* What was likely or unlikely is now sure. */
    private static void assured(Side draft, Side styled, Differences differences) {
        List<MarkReader.Place> sure = styled.marks(Mark.SURELY);
        if (sure.size() > draft.here().marks(Mark.SURELY).size()) {
            for (Mark doubt : DOUBTS) {
                if (draft.marks(doubt).size() > styled.here().marks(doubt).size()) {
                    differences.lost().add(draft.difference(draft.marks(doubt).get(0)));
                    differences.added().add(styled.difference(sure.get(0)));
                }
            }
        }
    }

    private static void replaced(List<Mark> marks, MarkMatch match, Side draft, Side styled, Differences differences) {
        for (Mark was : marks) {
            for (Mark is : marks) {
                if (was != is && !(FREE.contains(was) && FREE.contains(is))) {
                    replaced(
                            was, is, match, before -> after -> match.isNear(before, after), draft, styled, differences);
                }
            }
        }
    }

    /* Where both stand near one another, as that may be judged of what was. */
    private static void replaced(
            Mark was,
            Mark is,
            MarkMatch match,
            Function<MarkReader.Place, Predicate<MarkReader.Place>> near,
            Side draft,
            Side styled,
            Differences differences) {
        for (MarkReader.Place before : first(match.lost(was))) {
            Optional<MarkReader.Place> after =
                    first(match.added(is)).stream().filter(near.apply(before)).findFirst();
            if (after.isPresent()) {
                differences.lost().add(draft.difference(before));
                differences.added().add(styled.difference(after.get()));
                return;
            }
        }
    }

    /* In the clauses that share most with a mark's. */
    private static Predicate<MarkReader.Place> nearest(Side side, MarkReader.Place before) {
        Set<Integer> likest = side.likest(before.at());
        String last = side.here().stem(before.end() - 1);
        return after -> likest.contains(side.there().clauses().clauseAt(after.at()))
                || (!last.isEmpty() && last.equals(side.there().stem(after.end())));
    }

    private static List<MarkReader.Place> first(List<MarkReader.Place> places) {
        return places.subList(0, Math.min(places.size(), MOST_LOOKED_AT));
    }

    private static int count(Reading reading, String word) {
        int count = 0;
        for (int at = 0; at < reading.tokens().size(); at++) {
            count += reading.tokens().is(at, word) ? 1 : 0;
        }
        return count;
    }

    private static int oneOf(Reading reading) {
        int count = 0;
        for (int at = 0; at < reading.tokens().size(); at++) {
            Token token = reading.tokens().at(at);
            boolean each =
                    reading.tokens().is(at - 1, "every") || reading.tokens().is(at - 1, "each");
            count += token.isNumber()
                            && token.number() == 1
                            && !each
                            && reading.tokens().is(at + 1, "of")
                    ? 1
                    : 0;
        }
        return count;
    }

    private static long ones(Reading reading) {
        return reading.quantities().stream()
                .filter(found -> found.value() instanceof Value.Amount amount && amount.number() == 1)
                .count();
    }
}
