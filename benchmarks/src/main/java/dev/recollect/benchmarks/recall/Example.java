// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.recall.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A question with everything that was considered for it.
 *
 * @param conversation whose memories
 * @param question what was asked
 * @param candidates what was considered
 * @param sessionsWithEvidence the sessions that hold an answer
 */
record Example(
        String conversation, RecallSet.Question question, List<Item> candidates, Set<String> sessionsWithEvidence) {
    /**
     * A candidate.
     *
     * @param turn its turn
     * @param session the turn's session
     * @param signals as recall reads them
     * @param cosine the score of the profile {@code classic} without recency
     * @param classic the score of the profile {@code classic}
     */
    record Item(String turn, String session, Map<Signal, Double> signals, double cosine, double classic) {}

    Example {
        candidates = List.copyOf(candidates);
        sessionsWithEvidence = Set.copyOf(sessionsWithEvidence);
    }

    int evidence() {
        return question.evidence().size();
    }

    boolean relevant(int place) {
        return question.evidence().contains(candidates.get(place).turn());
    }

    String session(int place) {
        return candidates.get(place).session();
    }

    /** The places of the candidates, best first; equal ones in the order in which recall had them. */
    List<Integer> order(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> -scores[place]))
                .toList();
    }

    /** Whether the best by scores answers the question. */
    boolean isRightAtTop(double[] scores) {
        return relevant(order(scores).get(0));
    }

    double[] scores(ToDoubleFunction<Item> score) {
        return candidates.stream().mapToDouble(score).toArray();
    }
}
