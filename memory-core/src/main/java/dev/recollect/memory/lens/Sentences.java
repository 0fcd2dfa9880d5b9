// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sentences of a text, which of the other text each goes with, and what each says that the other text does not say in the
 * same words.
 */
final class Sentences {
    private static final int MOST_PLACES = 20;
    private static final int MOST_COMPARED = 64;

    private final Side side;
    private final List<List<Integer>> words = new ArrayList<>();
    private final List<List<Integer>> fresh = new ArrayList<>();
    private final List<List<Integer>> freshLight = new ArrayList<>();
    private final List<List<Integer>> all = new ArrayList<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final List<Set<Integer>> partners = new ArrayList<>();
    private final Map<Integer, Double> kin = new HashMap<>();
    private final Map<Integer, WordVectors.Words> told = new HashMap<>();

    Sentences(Side side) {
        this.side = side;
        int count = side.here().clauses().sentences().size();
        for (int i = 0; i < count; i++) {
            words.add(new ArrayList<>());
            fresh.add(new ArrayList<>());
            freshLight.add(new ArrayList<>());
            all.add(new ArrayList<>());
            partners.add(new TreeSet<>());
        }
        for (int at = 0; at < side.here().tokens().size(); at++) {
            add(at);
        }
    }

    private void add(int at) {
        String stem = side.here().stem(at);
        Token token = side.here().tokens().at(at);
        int sentence = side.here().clauses().at(at).sentence();
        if (token.isWord()) {
            all.get(sentence).add(at);
        }
        if (stem.isEmpty()) {
            return;
        }
        List<Integer> told = places.computeIfAbsent(stem, none -> new ArrayList<>(2));
        if (told.isEmpty() || told.get(told.size() - 1) != sentence) {
            told.add(sentence);
        }
        if (token.isWord() && !side.here().isMarked(at) && !side.here().tokens().isTaken(at)) {
            boolean isFresh = !side.there().clauses().stems().contains(stem);
            if (Concepts.isLight(stem)) {
                if (isFresh) {
                    freshLight.get(sentence).add(at);
                }
                return;
            }
            words.get(sentence).add(at);
            if (isFresh) {
                fresh.get(sentence).add(at);
            }
        }
    }

    /** Each sentence goes with the one of the other text that shares most of its words. */
    static void align(Sentences one, Sentences other) {
        one.align(other);
        other.align(one);
    }

    private void align(Sentences other) {
        List<Set<String>> sentences = side.here().clauses().sentences();
        for (int i = 0; i < sentences.size(); i++) {
            int best = other.likest(sentences.get(i));
            if (best >= 0) {
                partners.get(i).add(best);
                other.partners.get(best).add(i);
            }
        }
    }

    /* The one that shares most, a word the more the fewer have it; the last of several, -1 if none shares any. */
    private int likest(Set<String> stems) {
        double[] shared = new double[words.size()];
        for (String stem : stems) {
            List<Integer> all = places.getOrDefault(stem, List.of());
            if (all.size() <= MOST_PLACES) {
                for (int sentence : all) {
                    shared[sentence] += 1.0 / all.size();
                }
            }
        }
        int likest = -1;
        double most = 0;
        for (int sentence = 0; sentence < shared.length; sentence++) {
            if (shared[sentence] > 0 && shared[sentence] >= most) {
                likest = sentence;
                most = shared[sentence];
            }
        }
        return likest;
    }

    int count() {
        return words.size();
    }

    /** The places of the words that tell something. */
    List<Integer> words(int sentence) {
        return words.get(sentence);
    }

    /** The places of all words. */
    List<Integer> allWords(int sentence) {
        return all.get(sentence);
    }

    /** The places of those of which the other text has none of the same stem. */
    List<Integer> fresh(int sentence) {
        return fresh.get(sentence);
    }

    /** The places of words of which the other text has none of the same stem, but that things are merely told in. */
    List<Integer> freshLight(int sentence) {
        return freshLight.get(sentence);
    }

    /** The sentences of the other text that it goes with; none if it shares no word with any. */
    Set<Integer> partners(int sentence) {
        return partners.get(sentence);
    }

    /** The places of the words of a sentence's partners in the other text that this text does not say in the same words. */
    List<Integer> freshOfPartners(int sentence, Sentences other) {
        List<Integer> fresh = new ArrayList<>();
        partners.get(sentence).forEach(partner -> fresh.addAll(other.fresh(partner)));
        return fresh;
    }

    /** How alike a word is to the likest word of the sentences that its own goes with, in [0, 1]. */
    double kinship(int at, Sentences other) {
        return kin.computeIfAbsent(at, fresh -> told(at, other).likest(word(at)));
    }

    /* What the partners of a word's sentence tell; of the longest only the beginning. */
    private WordVectors.Words told(int at, Sentences other) {
        int sentence = side.here().clauses().at(at).sentence();
        return told.computeIfAbsent(
                sentence,
                fresh -> new WordVectors.Words(partners.get(sentence).stream()
                        .flatMap(partner -> other.words(partner).stream())
                        .limit(MOST_COMPARED)
                        .map(other::word)
                        .toList()));
    }

    String word(int at) {
        return side.here().tokens().at(at).word();
    }
}
