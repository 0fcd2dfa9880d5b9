// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clauses of a text, and which of them bear on what another text speaks of. Kindness does not: a sentence that shares no
 * word with the other text, or a clause that shares none and speaks of feelings.
 */
final class Clauses {
    private static final Pattern END = Pattern.compile("[.!?…;:\\n](?!\\d)|,(?!\\d{3})| - |[()]");
    private static final String ENDS_OF_SENTENCES = ".!?…\n";

    private final List<Clause> all = new ArrayList<>();
    private final List<Set<String>> sentences = new ArrayList<>(List.of(new HashSet<>()));
    private final Set<String> stems = new HashSet<>();
    private final Map<String, List<Integer>> places = new HashMap<>();

    private record Clause(int end, int sentence, Set<String> stems, boolean feeling) {}

    Clauses(String plain) {
        Matcher matcher = END.matcher(plain);
        int from = 0;
        while (matcher.find()) {
            add(plain.substring(from, matcher.end()), matcher.end());
            from = matcher.end();
            if (ENDS_OF_SENTENCES.indexOf(plain.charAt(from - 1)) >= 0) {
                sentences.add(new HashSet<>());
            }
        }
        add(plain.substring(from), plain.length());
    }

    private void add(String text, int end) {
        Set<String> told = new HashSet<>(Stems.inOrder(text));
        told.forEach(
                stem -> places.computeIfAbsent(stem, fresh -> new ArrayList<>()).add(all.size()));
        all.add(new Clause(end, sentences.size() - 1, told, Chatter.isIn(text)));
        sentences.get(sentences.size() - 1).addAll(told);
        stems.addAll(told);
    }

    /** What the text is about. */
    Set<String> stems() {
        return stems;
    }

    /** What the clause at a place is about. */
    Set<String> stemsAt(int at) {
        return all.get(clauseAt(at)).stems();
    }

    /** The number of the clause at a place. */
    int clauseAt(int at) {
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at < all.get(middle).end()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether what stands at a place may bear on what another text speaks of. */
    boolean speaksOf(int at, Clauses other) {
        Clause clause = all.get(clauseAt(at));
        if (!Collections.disjoint(clause.stems(), other.stems)) {
            return true;
        }
        return !clause.feeling() && (clause.stems().isEmpty() || sentenceSpeaksOf(at, other));
    }

    /** Whether the sentence at a place shares a word with another text. */
    boolean sentenceSpeaksOf(int at, Clauses other) {
        Set<String> sentence = sentences.get(all.get(clauseAt(at)).sentence());
        return !Collections.disjoint(sentence, other.stems);
    }

    /** The numbers of the clauses that share most with a clause of another text; empty if none shares a word. */
    Set<Integer> likest(Set<String> sought) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (String stem : sought) {
            places.getOrDefault(stem, List.of()).forEach(place -> shared.merge(place, 1, Integer::sum));
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
