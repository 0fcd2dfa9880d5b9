// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices a word too many: where one text says all that the other does in the same words, whatever it says besides is added.
 * Words in which things are merely told do not count.
 */
final class ResidueCheck implements Check {
    private static final Set<String> DETERMINERS = Set.of(
            "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "this", "that", "these", "those",
            "some", "all");
    private static final Set<String> PREPOSITIONS = Set.of(
            "with", "without", "in", "at", "on", "for", "from", "by", "near", "behind", "of", "into", "through",
            "during", "under", "over", "between", "among", "against", "about", "as");
    private static final double LEAST_COVERAGE = .34;
    private static final Set<String> JOINING = Set.of("and", "or", ",", Scanner.BULLET);

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        Sentences before = new Sentences(draft);
        Sentences after = new Sentences(styled);
        before.align(after);
        after.align(before);
        before.unsaid(after, true, differences.lost());
        after.unsaid(before, false, differences.added());
    }

    /** The sentences of a text, and what each says that the other text does not. */
    private static final class Sentences {
        private final Side side;
        private final List<List<Integer>> words = new ArrayList<>();
        private final List<List<Integer>> fresh = new ArrayList<>();
        private final Map<String, List<Integer>> places = new HashMap<>();
        private final List<Set<Integer>> partners = new ArrayList<>();

        Sentences(Side side) {
            this.side = side;
            int count = side.here().clauses().sentences().size();
            for (int i = 0; i < count; i++) {
                words.add(new ArrayList<>());
                fresh.add(new ArrayList<>());
                partners.add(new HashSet<>());
            }
            for (int at = 0; at < side.here().tokens().size(); at++) {
                add(at);
            }
        }

        private void add(int at) {
            String stem = side.here().stem(at);
            Token token = side.here().tokens().at(at);
            if (stem.isEmpty()) {
                return;
            }
            int sentence = side.here().clauses().at(at).sentence();
            places.computeIfAbsent(stem, none -> new ArrayList<>()).add(sentence);
            if (token.isWord()
                    && !side.here().isMarked(at)
                    && !side.here().tokens().isTaken(at)
                    && !Concepts.isLight(stem)) {
                words.get(sentence).add(at);
                if (!side.there().clauses().stems().contains(stem)) {
                    fresh.get(sentence).add(at);
                }
            }
        }

        /* Each sentence goes with the one of the other text that shares most of its words. */
        void align(Sentences other) {
            List<Set<String>> sentences = side.here().clauses().sentences();
            for (int i = 0; i < sentences.size(); i++) {
                int best = other.likest(sentences.get(i));
                if (best >= 0) {
                    partners.get(i).add(best);
                    other.partners.get(best).add(i);
                }
            }
        }

        private int likest(Set<String> stems) {
            Map<Integer, Double> shared = new HashMap<>();
            for (String stem : stems) {
                List<Integer> all = places.getOrDefault(stem, List.of());
                if (all.size() <= 20) {
                    new HashSet<>(all).forEach(place -> shared.merge(place, 1.0 / all.size(), Double::sum));
                }
            }
            return shared.entrySet().stream()
                    .max(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .orElse(-1);
        }

        void unsaid(Sentences other, boolean listed, List<Fact> facts) {
            for (int i = 0; i < fresh.size(); i++) {
                if (fresh.get(i).isEmpty() || partners.get(i).isEmpty()) {
                    continue;
                }
                boolean covered = partners.get(i).stream()
                        .allMatch(partner -> other.fresh.get(partner).isEmpty());
                if (covered) {
                    fresh.get(i).stream()
                            .filter(at -> listed ? isListed(at) : isListed(at) || isDetail(at))
                            .filter(this::isToldPlainly)
                            .findFirst()
                            .ifPresent(at -> facts.add(side.fact(FactKind.CIRCUMSTANCE, at, at + 1)));
                }
            }
        }

        /* Not in a clause of kindness. */
        private boolean isToldPlainly(int at) {
            String word = side.here().tokens().at(at).word();
            return !side.here().clauses().at(at).feeling()
                    && side.sentenceCoverage(at) >= LEAST_COVERAGE
                    && !word.endsWith("ing")
                    && !word.endsWith("ly")
                    && !Units.isUnit(word);
        }

        /* "Fever, swelling", "and a helmet" */
        private boolean isListed(int at) {
            Tokens tokens = side.here().tokens();
            int before = tokens.isAny(at - 1, DETERMINERS) ? at - 2 : at - 1;
            boolean ends = !tokens.at(at + 1).isWord() || tokens.isAny(at + 1, JOINING);
            boolean begins = tokens.isAny(before, PREPOSITIONS) && (tokens.is(at + 1, ",") || tokens.is(at + 1, "or"));
            return begins || (tokens.isAny(before, JOINING) && (ends || before < at - 1));
        }

        /* "The wooden door", "with her husband": what hangs on what both texts tell. */
        private boolean isDetail(int at) {
            Tokens tokens = side.here().tokens();
            int adjective = Concepts.isLight(side.here().stem(at - 1)) ? at - 1 : at;
            int before = tokens.isAny(adjective - 1, DETERMINERS) ? adjective - 2 : adjective - 1;
            String next = side.here().stem(at + 1);
            boolean modifier = !next.isEmpty()
                    && tokens.at(at + 1).isWord()
                    && side.there().clauses().stems().contains(next)
                    && (before < at - 1 || tokens.isAny(at - 1, PREPOSITIONS));
            boolean toSomeone = before < at - 1 && tokens.is(before, "to");
            return modifier || toSomeone || tokens.isAny(before, PREPOSITIONS);
        }
    }
}
