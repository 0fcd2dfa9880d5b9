// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The clauses and sentences of a text, and what each is about. */
final class Clauses {
    private static final Set<String> ENDS = Set.of(".", "!", "?", "…", "\n", ";", ":", ",", "-", "(", ")", "|");
    /** The signs that end a sentence. */
    static final Set<String> ENDS_OF_SENTENCES = Set.of(".", "!", "?", "…", "\n");

    private static final int MOST_COMPARED = 64;

    private final int[] clauseOf;
    private final List<Clause> all = new ArrayList<>();
    private final List<Set<String>> sentences = new ArrayList<>(List.of(new HashSet<>()));
    private final Set<String> stems = new HashSet<>();
    private final Map<String, List<Integer>> places = new HashMap<>();

    /**
     * A clause.
     *
     * @param from its first token
     * @param to behind its last token
     * @param sentence the number of its sentence
     */
    record Clause(int from, int to, int sentence, Set<String> stems, boolean feeling) {}

    Clauses(Tokens tokens, String[] stemOf) {
        clauseOf = new int[tokens.size() + 1];
        int from = 0;
        for (int at = 0; at < tokens.size(); at++) {
            clauseOf[at] = all.size();
            Token token = tokens.at(at);
            if (token.isSign() && ENDS.contains(token.word())) {
                add(tokens, stemOf, from, at + 1);
                from = at + 1;
                if (ENDS_OF_SENTENCES.contains(token.word())) {
                    sentences.add(new HashSet<>());
                }
            }
        }
        clauseOf[tokens.size()] = all.size();
        add(tokens, stemOf, from, tokens.size());
    }

    private void add(Tokens tokens, String[] stemOf, int from, int to) {
        Set<String> told = new HashSet<>();
        boolean feeling = false;
        for (int at = from; at < to; at++) {
            if (!stemOf[at].isEmpty()) {
                told.add(stemOf[at]);
            }
            feeling |= tokens.at(at).isWord()
                    && Chatter.FEELING.contains(tokens.at(at).word());
        }
        told.forEach(
                stem -> places.computeIfAbsent(stem, fresh -> new ArrayList<>()).add(all.size()));
        all.add(new Clause(from, to, sentences.size() - 1, told, feeling));
        sentences.get(sentences.size() - 1).addAll(told);
        stems.addAll(told);
    }

    /** What the text is about. */
    Set<String> stems() {
        return stems;
    }

    List<Clause> all() {
        return all;
    }

    /** The clause at a token. */
    Clause at(int at) {
        return all.get(clauseOf[at]);
    }

    /** The number of the clause at a token. */
    int clauseAt(int at) {
        return clauseOf[at];
    }

    /** What the sentence of a clause is about. */
    Set<String> sentenceOf(Clause clause) {
        return sentences.get(clause.sentence());
    }

    /** What each sentence is about. */
    List<Set<String>> sentences() {
        return sentences;
    }

    /** The numbers of the clauses that share most with a clause of another text; empty if none shares a word. */
    Set<Integer> likest(Set<String> sought) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (String stem : sought) {
            List<Integer> all = places.getOrDefault(stem, List.of());
            all.subList(0, Math.min(all.size(), MOST_COMPARED)).forEach(place -> shared.merge(place, 1, Integer::sum));
        }
        int most = shared.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Set<Integer> likest = new HashSet<>();
        shared.forEach((place, count) -> {
            if (count == most) {
                likest.add(place);
            }
        });
        return likest;
    }
}
