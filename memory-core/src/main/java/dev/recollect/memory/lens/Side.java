// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Set;

/**
 * A text as seen from another one: which of its clauses bear on what the other speaks of. Kindness does not: a sentence that
 * shares no word with the other text, or a clause that shares none and speaks of feelings.
 */
final class Side {
    private final Reading here;
    private final Reading there;
    private final boolean[] clauseBears;
    private final boolean[] sentenceBears;
    private final Sentences sentences;

    Side(Reading here, Reading there) {
        this.here = here;
        this.there = there;
        Set<String> other = there.clauses().stems();
        List<Set<String>> told = here.clauses().sentences();
        sentenceBears = new boolean[told.size()];
        for (int i = 0; i < sentenceBears.length; i++) {
            sentenceBears[i] = sharesAny(told.get(i), other);
        }
        List<Clauses.Clause> clauses = here.clauses().all();
        clauseBears = new boolean[clauses.size()];
        for (int i = 0; i < clauseBears.length; i++) {
            Clauses.Clause clause = clauses.get(i);
            clauseBears[i] = sharesAny(clause.stems(), other)
                    || (!clause.feeling() && (clause.stems().isEmpty() || sentenceBears[clause.sentence()]));
        }
        this.sentences = new Sentences(this);
    }

    /** Whether some of a few words are among many. */
    static <T> boolean sharesAny(Set<T> few, Set<T> many) {
        for (T word : few) {
            if (many.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** How many of some words are among others, as a share in [0, 1]; 0 of none. */
    static double share(Set<String> some, Set<String> others) {
        return some.isEmpty()
                ? 0
                : (double) some.stream().filter(others::contains).count() / some.size();
    }

    /** How much of what the clause at a token is about the other text speaks of, in [0, 1]; 1 if it is about nothing. */
    double coverage(int at) {
        return coverage(here.clauses().at(at).stems());
    }

    /** How much of what the sentence at a token is about the other text speaks of, in [0, 1]. */
    double sentenceCoverage(int at) {
        return coverage(here.clauses().sentenceOf(here.clauses().at(at)));
    }

    private double coverage(Set<String> stems) {
        if (stems.isEmpty()) {
            return 1;
        }
        return share(stems, there.clauses().stems());
    }

    /** The numbers of the clauses of the other text that share most with the clause at a token. */
    Set<Integer> likest(int at) {
        return there.clauses().likest(here.clauses().at(at).stems());
    }

    Reading here() {
        return here;
    }

    Reading there() {
        return there;
    }

    /** Whether what stands at a token may bear on what the other text speaks of. */
    boolean bears(int at) {
        return clauseBears[here.clauses().clauseAt(at)];
    }

    /** Whether the sentence at a token shares a word with the other text. */
    boolean sentenceBears(int at) {
        return sentenceBears[here.clauses().at(at).sentence()];
    }

    /** Every place of a mark where it bears on what the other text speaks of. */
    List<MarkReader.Place> marks(Mark mark) {
        return here.marks(mark).stream().filter(place -> bears(place.at())).toList();
    }

    /** Every place of a mark in a sentence that shares a word with the other text. */
    List<MarkReader.Place> marksNear(Mark mark) {
        return here.marks(mark).stream()
                .filter(place -> bears(place.at()) || sentenceBears(place.at()))
                .toList();
    }

    /** Whether the clause at a token only remarks on what other clauses tell: those are nearer to what it is nearest to. */
    boolean isRemark(int at) {
        int clause = here.clauses().clauseAt(at);
        int sentence = here.clauses().at(at).sentence();
        Set<Integer> likest = likest(at);
        for (int other : likest) {
            Set<Integer> back =
                    here.clauses().likest(there.clauses().all().get(other).stems());
            boolean told = back.contains(clause)
                    || back.stream()
                            .anyMatch(place -> here.clauses().all().get(place).sentence() == sentence);
            if (told) {
                return false;
            }
        }
        return !likest.isEmpty();
    }

    /** A fact that stands somewhere in this text. */
    Difference difference(FactKind kind, int from, int to) {
        return difference(kind, from, to, Mark.IDIOM);
    }

    /** A word of which the other text may say the same in another. */
    Difference possible(int at) {
        return new Difference(
                new Fact(FactKind.CIRCUMSTANCE, here.tokens().said(at, at + 1)),
                at,
                at + 1,
                Mark.IDIOM,
                Mark.IDIOM,
                true);
    }

    /** A mark that was taken for the same as one of the other text. */
    Difference possible(MarkReader.Place place, Mark kin) {
        Difference same = difference(place);
        return new Difference(same.fact(), same.at(), same.end(), same.mark(), kin, true);
    }

    /** A mark of which the other text has another in its place. */
    Difference replaced(MarkReader.Place place, Mark kin) {
        Difference same = difference(place);
        return new Difference(same.fact(), same.at(), same.end(), same.mark(), kin, false);
    }

    /** A line of which the other list may say the same in another. */
    Difference possible(Lists.Member line) {
        String said =
                Reading.singleSpaced(here.tokens().said(line.from(), line.to())).strip();
        return new Difference(new Fact(FactKind.LIST_ITEM, said), line.from(), line.to(), Mark.IDIOM, Mark.IDIOM, true);
    }

    /** The sentences of this text. */
    Sentences sentences() {
        return sentences;
    }

    /** A mark that stands somewhere in this text. */
    Difference difference(MarkReader.Place place) {
        return difference(place.mark().kind(), place.at(), place.end(), place.mark());
    }

    private Difference difference(FactKind kind, int from, int to, Mark mark) {
        String said = Reading.singleSpaced(here.tokens().said(from, to)).strip();
        return new Difference(new Fact(kind, said), from, to, mark, Mark.IDIOM, false);
    }
}
