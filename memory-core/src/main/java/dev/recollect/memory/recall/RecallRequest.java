// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What is to be recalled. Immutable; made by {@link #of} and the {@code with} methods. */
public final class RecallRequest {
    /** Memories returned unless set. */
    public static final int DEFAULT_TOP_K = 5;

    private final Scope scope;
    private final String query;
    private final RecallProfile profile;
    private final ExperienceFilter filter;
    private final Cuts cuts;
    private final List<ExperienceId> explained;
    private final boolean recorded;

    private RecallRequest(
            Scope scope,
            String query,
            RecallProfile profile,
            ExperienceFilter filter,
            Cuts cuts,
            Collection<ExperienceId> explained,
            boolean recorded) {
        this.scope = scope;
        this.query = Limits.requireSaid("query", query, Limits.QUERY_CHARS);
        this.profile = profile;
        this.filter = filter;
        this.cuts = cuts;
        this.recorded = recorded;
        this.explained = List.copyOf(new LinkedHashSet<>(explained));
        if (this.explained.size() > Limits.TOP_K) {
            throw new InvalidInputException(
                    "explain_ids", "must be at most " + Limits.TOP_K + ", but are " + this.explained.size());
        }
    }

    /**
     * A request with the defaults: the {@value #DEFAULT_TOP_K} best by profile {@code default}, reflections and feedback left out.
     *
     * @param scope whose memories
     * @param query what is being said now, not blank, at most {@link Limits#QUERY_CHARS} characters
     * @return the request
     */
    public static RecallRequest of(Scope scope, String query) {
        return new RecallRequest(
                scope,
                query,
                RecallProfile.DEFAULT,
                ExperienceFilter.DEFAULT,
                Cuts.first(DEFAULT_TOP_K),
                List.of(),
                true);
    }

    private RecallRequest with(Cuts value) {
        return new RecallRequest(scope, query, profile, filter, value, explained, recorded);
    }

    /**
     * The same request for another number of memories.
     *
     * @param value 1 to {@link Limits#TOP_K}
     * @return a copy
     */
    public RecallRequest withTopK(int value) {
        return with(cuts.withTopK(value));
    }

    /**
     * The same request scored otherwise.
     *
     * @param value the profile
     * @return a copy
     */
    public RecallRequest withProfile(RecallProfile value) {
        return new RecallRequest(scope, query, value, filter, cuts, explained, recorded);
    }

    /**
     * The same request among other experiences.
     *
     * @param value which experiences may be found; every source of candidates is drawn under it
     * @return a copy
     */
    public RecallRequest withFilter(ExperienceFilter value) {
        return new RecallRequest(scope, query, profile, value, cuts, explained, recorded);
    }

    /**
     * The same request for memories of a least score.
     *
     * @param value in [0, 1]
     * @return a copy
     */
    public RecallRequest withMinScore(double value) {
        return with(cuts.withMinScore(value));
    }

    /**
     * The same request for relevant memories only: those that are likely to bear on the query, by the calibrated floor of
     * the default profile, whatever the profile of the request.
     *
     * @return a copy
     */
    public RecallRequest withRelevantOnly() {
        return with(cuts.withRelevantOnly());
    }

    /**
     * The same request with another say of variety. Of the {@link Limits#TOP_K} best, memories are chosen one after the
     * other, each time the one with the greatest (1 − d)·score − d·(likeness to the most alike of those chosen before): maximal
     * marginal relevance (Carbonell and Goldstein, SIGIR 1998). Likeness is the cosine of the sets of words, in [0, 1].
     * Scores stay as they are, only the choice and its order change.
     *
     * @param value d, in [0, 1]; 0, the default, for the best whatever their likeness
     * @return a copy
     */
    public RecallRequest withDiversity(double value) {
        return with(cuts.withDiversity(value));
    }

    /**
     * The same request, which also tells where given experiences stand and, if they are not recalled, why not. Costs more
     * than a recall: everything that passes the filter is scored.
     *
     * @param ids which, at most {@link Limits#TOP_K}
     * @return a copy
     */
    public RecallRequest withExplained(Collection<ExperienceId> ids) {
        return new RecallRequest(scope, query, profile, filter, cuts, ids, recorded);
    }

    /**
     * The same request with a say whether what is recalled is noted as accessed, later and outside of the recall.
     *
     * @param value false to leave no trace; true unless set
     * @return a copy
     */
    public RecallRequest withRecorded(boolean value) {
        return new RecallRequest(scope, query, profile, filter, cuts, explained, value);
    }

    /**
     * The same request within a budget: whole memories, best first, until the next would not fit.
     *
     * @param value estimated tokens, at least 1
     * @return a copy
     */
    public RecallRequest withTokenBudget(int value) {
        return with(cuts.withTokenBudget(value));
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
        return cuts.topK();
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
        return cuts.minScore();
    }

    /**
     * The token budget.
     *
     * @return estimated tokens, empty for none
     */
    public OptionalInt tokenBudget() {
        return cuts.tokenBudget();
    }

    /**
     * Whether only what is relevant counts.
     *
     * @return true if it does
     */
    public boolean relevantOnly() {
        return cuts.relevantOnly();
    }

    /**
     * The say of variety.
     *
     * @return in [0, 1], 0 for none
     */
    public double diversity() {
        return cuts.diversity();
    }

    /**
     * Whether what is recalled is noted as accessed.
     *
     * @return true unless it was asked to leave no trace
     */
    public boolean recorded() {
        return recorded;
    }

    /**
     * The experiences to explain.
     *
     * @return each once, in the order in which they were named
     */
    public List<ExperienceId> explained() {
        return explained;
    }

    Cuts cuts() {
        return cuts;
    }
}
