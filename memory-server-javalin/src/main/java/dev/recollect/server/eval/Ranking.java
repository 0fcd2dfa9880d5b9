// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The turns of a conversation as they were ranked for a question, best first, and what that is worth. Pure.
 *
 * @param turns turn ids, each once
 */
record Ranking(List<String> turns) {
    private static final int DEPTH = 10;

    Ranking {
        turns = List.copyOf(turns);
    }

    /**
     * Measures the ranking.
     *
     * @param evidence the turns that hold the answer, at least one
     * @param sessions the session of every turn of the conversation
     */
    Figures against(Set<String> evidence, Map<String, String> sessions) {
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a question must have evidence, but has none");
        }
        return new Figures(
                ndcg(evidence),
                recall(evidence, 1),
                recall(evidence, 5),
                recall(evidence, 10),
                recall(evidence, 20),
                sessionHit(evidence, sessions));
    }

    private double ndcg(Set<String> evidence) {
        double gain = 0;
        for (int i = 0; i < Math.min(DEPTH, turns.size()); i++) {
            gain += evidence.contains(turns.get(i)) ? discount(i) : 0;
        }
        double ideal = 0;
        for (int i = 0; i < Math.min(DEPTH, evidence.size()); i++) {
            ideal += discount(i);
        }
        return gain / ideal;
    }

    /* 1 / log2(rank + 1) for the rank that counts from 1. */
    private static double discount(int index) {
        return Math.log(2) / Math.log(index + 2);
    }

    private double recall(Set<String> evidence, int depth) {
        long found = turns.stream().limit(depth).filter(evidence::contains).count();
        return (double) found / evidence.size();
    }

    /* A session is worth its best turn, so the best session is that of the best turn. */
    private double sessionHit(Set<String> evidence, Map<String, String> sessions) {
        if (turns.isEmpty()) {
            return 0;
        }
        String best = sessions.get(turns.get(0));
        return evidence.stream().anyMatch(turn -> Objects.equals(sessions.get(turn), best)) ? 1 : 0;
    }
}
