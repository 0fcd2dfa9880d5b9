// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.server.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recalled.
 *
 * @param query what is being said now, required
 * @param user whose memories
 * @param topK at most how many; as configured if absent
 * @param profile {@code default} or {@code classic}; as configured if absent
 * @param weights weights of one's own: of signals, or {@code semantic} and {@code recency} of profile classic
 * @param types the types
 * @param methods the methods
 * @param sessionId the session
 * @param from the earliest moment, inclusive
 * @param to the latest moment, exclusive
 * @param minValence the least valence
 * @param maxValence the greatest valence
 * @param minConfidence the least confidence
 * @param attributes attributes that must be there
 * @param minScore the least score, or that it is relevant
 * @param tokenBudget estimated tokens that the memories may have together
 * @param diversity how much likeness to those before it counts against a memory
 * @param explainIds memories of which is told where they stand, and why they were not recalled
 * @param record whether what is recalled is noted as accessed; true if absent
 */
public record RecallQueryJson(
        @Nullable String query,
        @Nullable String user,
        @Nullable Integer topK,
        @Nullable String profile,
        @Nullable Map<String, Double> weights,
        @Nullable List<String> types,
        @Nullable List<String> methods,
        @Nullable String sessionId,
        @Nullable String from,
        @Nullable String to,
        @Nullable Double minValence,
        @Nullable Double maxValence,
        @Nullable Double minConfidence,
        @Nullable Map<String, String> attributes,
        @Nullable LeastScore minScore,
        @Nullable Integer tokenBudget,
        @Nullable Double diversity,
        @Nullable List<String> explainIds,
        @Nullable Boolean record) {
    /**
     * The request.
     *
     * @param scope whose memories
     * @param settings what holds where nothing is said
     * @return the request
     * @throws InvalidInputException if a field breaks a rule
     */
    public RecallRequest toRequest(Scope scope, Settings settings) {
        RecallRequest request = RecallRequest.of(scope, Required.of("query", query))
                .withTopK(topK == null ? settings.topK() : topK)
                .withProfile(chosenProfile(settings))
                .withFilter(filter().toFilter())
                .withExplained(explained())
                .withRecorded(record == null || record);
        if (minScore != null) {
            request = minScore.addTo(request);
        }
        if (diversity != null) {
            request = request.withDiversity(diversity);
        }
        return tokenBudget == null ? request : request.withTokenBudget(tokenBudget);
    }

    private List<ExperienceId> explained() {
        try {
            return explainIds == null
                    ? List.of()
                    : explainIds.stream().map(ExperienceId::new).toList();
        } catch (InvalidInputException e) {
            throw new InvalidInputException("explain_ids", e.rule());
        }
    }

    private FilterJson filter() {
        return new FilterJson(types, methods, sessionId, from, to, minValence, maxValence, minConfidence, attributes);
    }

    private RecallProfile chosenProfile(Settings settings) {
        if (weights != null) {
            return settings.weighted(Optional.ofNullable(profile), weights);
        }
        return profile == null ? settings.profile() : settings.profile(profile);
    }
}
