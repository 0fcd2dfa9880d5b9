// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What words are about: their stem, and for words that say the same the stem of one of them. Pure. */
final class Concepts {
    private static final Map<String, String> SAME = new HashMap<>();

    static {
        for (String line : WordLists.lines("synonyms.txt")) {
            List<String> group = List.of(line.split("\\s+", -1));
            String concept = Stems.of(group.get(0));
            for (String word : group) {
                SAME.putIfAbsent(Stems.of(word), SAME.getOrDefault(concept, concept));
            }
        }
    }

    private static final Set<String> LIGHT =
            WordLists.words("light.txt").stream().map(Concepts::of).collect(Collectors.toUnmodifiableSet());

    private Concepts() {}

    /** Whether it is one in which things are told rather than one that is told. */
    static boolean isLight(String concept) {
        return LIGHT.contains(concept);
    }

    static String of(String word) {
        String stem = Stems.of(word);
        return SAME.getOrDefault(stem, stem);
    }
}
