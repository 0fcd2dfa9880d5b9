// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the texts of turns match a query, by meaning and by words, measured against the whole scope. Confined to one query.
 */
final class Matches {
    private static final List<Role> MEANING_ROLES = List.of(Role.CONTENT, Role.PROMPT, Role.RESPONSE);

    /* The words of a good match are some 0.6, its meaning some 4 deviations: here they weigh the same. */
    private static final double WORDS_IN_DEVIATIONS = 8;

    private final KeywordScores words;
    private final double usualWords;
    private final Distribution meaningSpread;
    private final Distribution contextSpread;
    private final Map<ExperienceId, Double> cosines = new HashMap<>();
    private final Map<ExperienceId, Double> contextCosines;

    Matches(
            SignalReader.Query query,
            Timeline.ScopeTimeline timeline,
            VectorIndex vectors,
            KeywordScores words,
            FusionWeights weights,
            Set<ExperienceId> ids) {
        this.words = words;
        usualWords = Math.sqrt(bestOfWhatTells(words, timeline) * words.fullMatch());
        Distribution pooled = Distribution.EMPTY;
        for (Role role : MEANING_ROLES) {
            pooled = pooled.pooledWith(vectors.distribution(query.scope(), role, query.embedding()));
            vectors.similarities(query.scope(), role, query.embedding(), ids)
                    .forEach((id, cosine) -> cosines.merge(id, cosine, Math::max));
        }
        meaningSpread = weights.shrunk(pooled);
        contextSpread = weights.shrunk(vectors.distribution(query.scope(), Role.CONTEXT, query.embedding()));
        contextCosines = vectors.similarities(query.scope(), Role.CONTEXT, query.embedding(), ids);
    }

    /* Who asked the same before must not make everybody else look poor. */
    private static double bestOfWhatTells(KeywordScores words, Timeline.ScopeTimeline timeline) {
        return words.greatest(id -> timeline.find(id)
                .filter(turn -> ExperienceFilter.DEFAULT.test(turn.facets()))
                .map(Turn::tells)
                .orElse(0.0));
    }

    /** The best cosine over the roles; empty if the experience has no vector. */
    Optional<Double> cosine(Turn turn) {
        return Optional.ofNullable(cosines.get(turn.id()));
    }

    /** In deviations from the scope's mean; 0 without a vector. */
    double meaning(Turn turn) {
        return cosine(turn).map(meaningSpread::z).orElse(0.0);
    }

    /** The same in context. While a context vector waits to be made again, the text's own meaning stands in for it. */
    double context(Turn turn) {
        return Optional.ofNullable(contextCosines.get(turn.id()))
                .map(contextSpread::z)
                .orElseGet(() -> meaning(turn));
    }

    /** BM25 over the geometric mean of the scope's best and a full match, at most that of a full match. */
    double words(Turn turn) {
        return usualWords == 0 ? 0 : words.of(turn.id()) / usualWords;
    }

    /** Everything that matches, in deviations; never negative. */
    double total(Turn turn) {
        return Math.max(0, meaning(turn)) + Math.max(0, context(turn)) + WORDS_IN_DEVIATIONS * words(turn);
    }
}
