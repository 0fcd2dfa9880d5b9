// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a difference stands, what its sentence tells, and what the sentences of the other text tell with which it goes. */
final class SentenceFeatures {
    private static final int MOST_WORDS = 64;
    private static final int FEW_STEMS = 3;
    private static final double FAR = .4;

    private final Side side;
    private final Side other;
    private final Map<Integer, WordVectors.Words> told = new HashMap<>();
    private final Map<Integer, Balance> balances = new HashMap<>();
    private final Map<Integer, Standing> standings = new HashMap<>();

    /** What a sentence and its partners tell that the others do not: how many words, and how strange they are in all. */
    private record Balance(int here, int there, double strangeHere, double strangeThere) {}

    /** How much of a clause and of its sentence the other text tells, and whether it bears on that or only remarks on it. */
    private record Standing(double coverage, double ofSentence, boolean remark, boolean bears) {}

    SentenceFeatures(Side side, Side other) {
        this.side = side;
        this.other = other;
    }

    void of(Difference difference, String group, Features.Sink sink) {
        int at = difference.at();
        Clauses.Clause clause = side.here().clauses().at(at);
        int sentences = side.here().clauses().sentences().size();
        Standing standing = standings.computeIfAbsent(side.here().clauses().clauseAt(at), number -> standing(at));
        sink.add(group, "coverage", standing.coverage());
        sink.add(group, "sentence coverage", standing.ofSentence());
        sink.add(group, "remark", standing.remark());
        sink.add(group, "feeling", clause.feeling());
        sink.add(group, "bears", standing.bears());
        sink.add(group, "first sentence", clause.sentence() == 0);
        sink.add(group, "last sentence", clause.sentence() >= sentences - 2);
        sink.add(group, "short clause", clause.stems().size() < FEW_STEMS);
        sink.add(group, "neighbours", neighbours(difference));
        sink.add(group, "digits", difference.fact().text().chars().anyMatch(Character::isDigit));
        balance(clause.sentence(), group, sink);
    }

    private Standing standing(int at) {
        return new Standing(side.coverage(at), side.sentenceCoverage(at), side.isRemark(at), side.bears(at));
    }

    private void balance(int sentence, String group, Features.Sink sink) {
        Balance balance = balances.computeIfAbsent(sentence, this::balance);
        sink.add(group, "fresh here", Math.log1p(balance.here()));
        sink.add(group, "fresh there", Math.log1p(balance.there()));
        sink.add(group, "strange here", Math.log1p(balance.strangeHere()));
        sink.add(group, "strange there", Math.log1p(balance.strangeThere()));
        sink.add(group, "stranger here", Math.max(0, balance.strangeHere() - balance.strangeThere()));
        sink.add(group, "nothing fresh there", balance.there() == 0);
        sink.add(
                group,
                "partners",
                Math.min(FEW_STEMS, side.sentences().partners(sentence).size()));
    }

    private Balance balance(int sentence) {
        List<Integer> here = side.sentences().fresh(sentence);
        List<Integer> there = side.sentences().freshOfPartners(sentence, other.sentences());
        return new Balance(here.size(), there.size(), strangeness(here, side, other), strangeness(there, other, side));
    }

    private static double strangeness(List<Integer> places, Side side, Side other) {
        return places.stream()
                .limit(MOST_WORDS)
                .mapToDouble(at -> 1 - side.sentences().kinship(at, other.sentences()))
                .sum();
    }

    /** How alike its words are to those that only the other text has, in [0, 1]. */
    double alike(Difference difference, String group, Features.Sink sink) {
        WordVectors.Words others =
                told.computeIfAbsent(side.here().clauses().at(difference.at()).sentence(), this::told);
        double alike = 0;
        for (int at = difference.at(); at < difference.end(); at++) {
            Token token = side.here().tokens().at(at);
            if (token.isWord()) {
                alike = Math.max(alike, others.likest(token.word()));
            }
        }
        sink.add(group, "alike", alike);
        sink.add(group, "alike by far", Math.max(0, alike - FAR));
        sink.add(group, "new words there", Math.log1p(others.count()));
        if (difference.isMark()) {
            sink.add(group, "kin of mark", kinOf(difference.mark(), others));
        }
        return alike;
    }

    /* The words of the sentences that go with one, but for those that this text has, too. */
    private WordVectors.Words told(int sentence) {
        List<String> words = new ArrayList<>();
        Set<Integer> partners = side.sentences().partners(sentence);
        for (int partner : partners) {
            for (int at : other.sentences().allWords(partner)) {
                String word = side.there().tokens().at(at).word();
                if (words.size() < MOST_WORDS && !side.here().words().contains(word)) {
                    words.add(word);
                }
            }
        }
        return new WordVectors.Words(words);
    }

    private static double kinOf(Mark mark, WordVectors.Words words) {
        double kin = 0;
        for (String word : MarkReader.words(mark)) {
            kin = Math.max(kin, words.likest(word));
        }
        return kin;
    }

    /* How many of the four words around it stand in the other text, as a share. */
    private double neighbours(Difference difference) {
        int known = 0;
        int all = 0;
        for (int at : new int[] {difference.at() - 2, difference.at() - 1, difference.end(), difference.end() + 1}) {
            Token token = side.here().tokens().at(at);
            if (token.isWord() || token.isNumber()) {
                all++;
                known += side.there().words().contains(token.word()) ? 1 : 0;
            }
        }
        return all == 0 ? .5 : (double) known / all;
    }
}
