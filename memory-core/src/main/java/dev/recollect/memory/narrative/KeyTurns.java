// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.index.FunctionWords;
import dev.recollect.memory.index.UnicodeAnalyzer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/*
 * Which turns of a segment tell most of it, and what it is about. A turn counts by the words it shares with the others (the
 * mean share of turns that hold its words, as in SumBasic, Nenkova & Vanderwende 2005), by how much it says, and by how
 * strong the feeling in it is; turns are taken best first, and likeness to one that was taken counts against the rest
 * (Carbonell & Goldstein 1998).
 */
final class KeyTurns {
    private static final int MOST = 6;
    private static final int SHARE = 3;
    private static final int ENOUGH_WORDS = 8;
    private static final double FEELING = 0.5;
    private static final double LIKENESS = 0.7;
    private static final double REPEATED = 0.8;
    private static final int SHORTEST_TOPIC = 3;
    private static final UnicodeAnalyzer WORDS = new UnicodeAnalyzer();

    private final List<Experience> turns;
    private final List<Set<String>> words = new ArrayList<>();
    private final Map<String, Integer> holders = new HashMap<>();

    KeyTurns(List<Experience> turns) {
        this.turns = turns;
        for (Experience turn : turns) {
            Set<String> held =
                    new TreeSet<>(WORDS.terms(Sentences.excerpt(turn.content().text(), 2_000)));
            held.removeAll(FunctionWords.ENGLISH);
            words.add(held);
            held.forEach(word -> holders.merge(word, 1, Integer::sum));
        }
    }

    /** At least one, at most six, in the order in which they happened; none that only repeats another. */
    List<Experience> best() {
        int wanted = Math.min(turns.size(), Math.min(MOST, Math.max(2, (turns.size() + SHARE - 1) / SHARE)));
        Set<Integer> taken = new TreeSet<>();
        OptionalInt best = best(taken);
        while (taken.size() < wanted && best.isPresent()) {
            taken.add(best.getAsInt());
            best = best(taken);
        }
        return taken.stream().map(turns::get).toList();
    }

    private OptionalInt best(Set<Integer> taken) {
        return IntStream.range(0, turns.size())
                .filter(turn -> !taken.contains(turn) && likeness(turn, taken) < REPEATED)
                .boxed()
                .max(Comparator.<Integer>comparingDouble(turn -> worth(turn) - LIKENESS * likeness(turn, taken))
                        .thenComparing(Comparator.reverseOrder()))
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    private double worth(int turn) {
        Set<String> held = words.get(turn);
        double shared = held.stream()
                .mapToDouble(word -> (double) holders.getOrDefault(word, 0) / turns.size())
                .average()
                .orElse(0);
        double said = Math.min(1, (double) held.size() / ENOUGH_WORDS);
        double feeling = Math.abs(turns.get(turn).affect().affect().valence());
        return said * (0.5 + 0.5 * shared) + FEELING * feeling;
    }

    private double likeness(int turn, Set<Integer> taken) {
        return taken.stream()
                .mapToDouble(other -> overlap(words.get(turn), words.get(other)))
                .max()
                .orElse(0);
    }

    private static double overlap(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int either = one.size() + other.size() - both.size();
        return either == 0 ? 0 : (double) both.size() / either;
    }

    /** The words that most turns share, most first; only such as more than one turn holds. */
    List<String> topics(int most) {
        return holders.entrySet().stream()
                .filter(word -> word.getValue() > 1)
                .filter(word -> word.getKey().length() >= SHORTEST_TOPIC
                        && word.getKey().chars().anyMatch(Character::isLetter))
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
