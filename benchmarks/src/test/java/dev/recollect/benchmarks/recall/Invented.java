// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.recall.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Questions with candidates that no memory ever held. */
final class Invented {
    private Invented() {}

    /** A candidate in the session of its own name. */
    static Example.Item item(String turn, Map<Signal, Double> signals) {
        return item(turn, "session of " + turn, signals);
    }

    static Example.Item item(String turn, String session, Map<Signal, Double> signals) {
        return new Example.Item(turn, session, signals, 0, 0);
    }

    /** A question whose evidence is in the sessions of the candidates that are evidence. */
    static Example example(String conversation, Set<String> evidence, List<Example.Item> candidates) {
        Set<String> sessions = candidates.stream()
                .filter(item -> evidence.contains(item.turn()))
                .map(Example.Item::session)
                .collect(Collectors.toSet());
        return new Example(
                conversation,
                new RecallSet.Question(conversation + "/q", "asked?", "1", evidence),
                candidates,
                sessions);
    }

    /** A question with a candidate per sum, called 0, 1 and so on. */
    static ScoredQuestion scored(Set<String> evidence, double logSize, double... sums) {
        List<Example.Item> candidates = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            candidates.add(item(String.valueOf(i), Map.of()));
        }
        return new ScoredQuestion(example("c", evidence, candidates), sums, logSize);
    }
}
