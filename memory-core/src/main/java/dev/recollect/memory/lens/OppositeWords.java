// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which words say the opposite of one another; the words themselves lie in opposites.txt. Pure. */
final class OppositeWords {
    private static final List<List<Set<String>>> PAIRS = pairs();
    private static final Map<String, Set<Integer>> SIDES_OF = numbers();
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

    private OppositeWords() {}

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
    private static Map<String, Set<Integer>> numbers() {
        Map<String, Set<Integer>> numbers = new HashMap<>();
        for (int i = 0; i < PAIRS.size(); i++) {
            for (int side = 0; side < 2; side++) {
                for (String word : PAIRS.get(i).get(side)) {
                    numbers.computeIfAbsent(word, fresh -> new TreeSet<>()).add(2 * i + side);
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
        Set<String> told = SIDES.stream().filter(words::contains).collect(Collectors.toSet());
        Set<String> contrasted = new HashSet<>();
        if (told.size() < 2) {
            return contrasted;
        }
        for (List<Set<String>> pair : PAIRS) {
            Set<String> one = both(pair.get(0), told);
            Set<String> other = both(pair.get(1), told);
            if (!one.isEmpty() && !other.isEmpty()) {
                contrasted.addAll(one);
                contrasted.addAll(other);
            }
        }
        return contrasted;
    }

    private static Set<String> both(Set<String> side, Set<String> told) {
        return side.stream().filter(told::contains).collect(Collectors.toSet());
    }

    /** How many sides all pairs have. */
    static int sides() {
        return 2 * PAIRS.size();
    }

    /** Whether any pair has it. */
    static boolean isKnown(String word) {
        return SIDES_OF.containsKey(word);
    }

    /** The numbers of all sides that a word is on. */
    static Set<Integer> sides(String word) {
        return SIDES_OF.getOrDefault(word, Set.of());
    }

    /** Whether two words are on opposite sides of any pair. */
    static boolean areOpposite(String one, String other) {
        return sides(one).stream().anyMatch(side -> sides(other).contains(opposite(side)));
    }

    /** The number of the other side. */
    static int opposite(int side) {
        return side ^ 1;
    }
}
