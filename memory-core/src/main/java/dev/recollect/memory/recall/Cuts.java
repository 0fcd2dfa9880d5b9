// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.Limits;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a request takes of a ranking. Immutable.
 *
 * @param topK at most how many
 * @param minScore the least score
 * @param relevantOnly whether only what is relevant counts
 * @param diversity how much likeness to what was chosen before counts against a memory, in [0, 1]
 * @param tokenBudget estimated tokens of all together
 */
record Cuts(int topK, OptionalDouble minScore, boolean relevantOnly, double diversity, OptionalInt tokenBudget) {
    private static final int MOST_TOKENS = 10_000_000;

    Cuts {
        Limits.requireRange("top_k", topK, 1, Limits.TOP_K);
        minScore.ifPresent(value -> Limits.requireRange("min_score", value, 0, 1));
        Limits.requireRange("diversity", diversity, 0, 1);
        tokenBudget.ifPresent(value -> Limits.requireRange("token_budget", value, 1, MOST_TOKENS));
    }

    static Cuts first(int topK) {
        return new Cuts(topK, OptionalDouble.empty(), false, 0, OptionalInt.empty());
    }

    Cuts withTopK(int value) {
        return new Cuts(value, minScore, relevantOnly, diversity, tokenBudget);
    }

    Cuts withMinScore(double value) {
        return new Cuts(topK, OptionalDouble.of(value), relevantOnly, diversity, tokenBudget);
    }

    Cuts withRelevantOnly() {
        return new Cuts(topK, minScore, true, diversity, tokenBudget);
    }

    Cuts withDiversity(double value) {
        return new Cuts(topK, minScore, relevantOnly, value, tokenBudget);
    }

    Cuts withTokenBudget(int value) {
        return new Cuts(topK, minScore, relevantOnly, diversity, OptionalInt.of(value));
    }

    boolean isGoodEnough(Candidate candidate) {
        return candidate.value() >= minScore.orElse(0) && (candidate.relevant() || !relevantOnly);
    }
}
