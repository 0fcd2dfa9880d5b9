// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What is to be recalled. Immutable; made by {@link #of} and the {@code with} methods. */
public final class RecallRequest {
    /** Memories returned unless set. */
    public static final int DEFAULT_TOP_K = 5;

    private final Scope scope;
    private final String query;
    private final int topK;
    private final RecallProfile profile;
    private final ExperienceFilter filter;
    private final OptionalDouble minScore;
    private final OptionalInt tokenBudget;

    private RecallRequest(
            Scope scope,
            String query,
            int topK,
            RecallProfile profile,
            ExperienceFilter filter,
            OptionalDouble minScore,
            OptionalInt tokenBudget) {
        this.scope = scope;
        this.query = Limits.requireText("query", query, Limits.QUERY_CHARS);
        if (query.isBlank()) {
            throw new InvalidInputException("query", "must not be blank");
        }
        this.topK = Limits.requireRange("top_k", topK, 1, Limits.TOP_K);
        this.profile = profile;
        this.filter = filter;
        this.minScore = minScore;
        minScore.ifPresent(value -> Limits.requireRange("min_score", value, 0, 1));
        this.tokenBudget = tokenBudget;
        tokenBudget.ifPresent(value -> Limits.requireRange("token_budget", value, 1, 10_000_000));
    }

    /**
     * A request with the defaults: the {@value #DEFAULT_TOP_K} best by profile {@code default}, reflections left out.
     *
     * @param scope whose memories
     * @param query what is being said now, not blank, at most {@link Limits#QUERY_CHARS} characters
     * @return the request
     */
    public static RecallRequest of(Scope scope, String query) {
        return new RecallRequest(
                scope,
                query,
                DEFAULT_TOP_K,
                RecallProfile.DEFAULT,
                ExperienceFilter.DEFAULT,
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    /**
     * The same request for another number of memories.
     *
     * @param value 1 to {@link Limits#TOP_K}
     * @return a copy
     */
    public RecallRequest withTopK(int value) {
        return new RecallRequest(scope, query, value, profile, filter, minScore, tokenBudget);
    }

    /**
     * The same request scored otherwise.
     *
     * @param value the profile
     * @return a copy
     */
    public RecallRequest withProfile(RecallProfile value) {
        return new RecallRequest(scope, query, topK, value, filter, minScore, tokenBudget);
    }

    /**
     * The same request among other experiences.
     *
     * @param value which experiences may be found; every source of candidates is drawn under it
     * @return a copy
     */
    public RecallRequest withFilter(ExperienceFilter value) {
        return new RecallRequest(scope, query, topK, profile, value, minScore, tokenBudget);
    }

    /**
     * The same request for memories of a least score.
     *
     * @param value in [0, 1]
     * @return a copy
     */
    public RecallRequest withMinScore(double value) {
        return new RecallRequest(scope, query, topK, profile, filter, OptionalDouble.of(value), tokenBudget);
    }

    /**
     * The same request within a budget: whole memories, best first, until the next would not fit.
     *
     * @param value estimated tokens, at least 1
     * @return a copy
     */
    public RecallRequest withTokenBudget(int value) {
        return new RecallRequest(scope, query, topK, profile, filter, minScore, OptionalInt.of(value));
    }

    /**
     * Whose memories.
     *
     * @return the scope
     */
    public Scope scope() {
        return scope;
    }

    /**
     * What is being said now.
     *
     * @return the query
     */
    public String query() {
        return query;
    }

    /**
     * At most how many memories.
     *
     * @return 1 to {@link Limits#TOP_K}
     */
    public int topK() {
        return topK;
    }

    /**
     * How it is scored.
     *
     * @return the profile
     */
    public RecallProfile profile() {
        return profile;
    }

    /**
     * Which experiences may be found.
     *
     * @return the filter
     */
    public ExperienceFilter filter() {
        return filter;
    }

    /**
     * The least score.
     *
     * @return in [0, 1], empty for none
     */
    public OptionalDouble minScore() {
        return minScore;
    }

    /**
     * The token budget.
     *
     * @return estimated tokens, empty for none
     */
    public OptionalInt tokenBudget() {
        return tokenBudget;
    }
}
