// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.VectorScores;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.StoredExperience;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How the texts of turns match a query, by meaning and by words, measured against the whole scope. Each turn is looked at
 * once. Confined to one query.
 */
final class Matches {
    private static final List<Role> MEANING_ROLES = List.of(Role.CONTENT, Role.PROMPT, Role.RESPONSE);

    /* The words of a good match are some 0.6, its meaning some 4 deviations: here they weigh the same. */
    private static final double WORDS_IN_DEVIATIONS = 8;

    /* As many deviations as the turn before may add to a turn's own meaning: what is beyond belongs to the one before. */
    private static final double MOST_FROM_BEFORE = 2;

    private final Map<Role, VectorScores> vectors;
    private final KeywordScores words;
    private final double usualWords;
    private final Distribution meaningSpread;
    private final Distribution contextSpread;
    private final Map<ExperienceId, Match> seen = new HashMap<>();

    /** Without a vector the cosine is no number. */
    private record Match(double cosine, double meaning, double context, double words) {}

    Matches(
            Timeline.ScopeTimeline timeline,
            Map<Role, VectorScores> vectors,
            KeywordScores words,
            FusionWeights weights) {
        this.vectors = vectors;
        this.words = words;
        usualWords = Math.sqrt(bestOfWhatTells(words, timeline) * words.fullMatch());
        Distribution pooled = Distribution.EMPTY;
        for (Role role : MEANING_ROLES) {
            pooled = pooled.pooledWith(scores(role).distribution());
        }
        meaningSpread = weights.shrunk(pooled);
        contextSpread = weights.shrunk(scores(Role.CONTEXT).distribution());
    }

    private VectorScores scores(Role role) {
        return Objects.requireNonNull(vectors.get(role), "there are scores of every role");
    }

    /* Who asked the same before must not make everybody else look poor. */
    private static double bestOfWhatTells(KeywordScores words, Timeline.ScopeTimeline timeline) {
        return words.greatest(id -> timeline.find(id)
                .filter(turn -> ExperienceFilter.DEFAULT.test(turn.facets()))
                .map(Turn::tells)
                .orElse(0.0));
    }

    /** Looks at turns at once, which costs less than one by one. */
    void look(Collection<Turn> turns) {
        List<Turn> fresh =
                turns.stream().filter(turn -> !seen.containsKey(turn.id())).toList();
        List<ExperienceId> ids = fresh.stream().map(Turn::id).toList();
        double[] cosines = bestCosines(ids);
        double[] inContext = scores(Role.CONTEXT).of(ids);
        double[] shared = words.of(ids);
        for (int i = 0; i < shared.length; i++) {
            seen.put(ids.get(i), match(fresh.get(i), cosines[i], inContext[i], shared[i]));
        }
    }

    private double[] bestCosines(List<ExperienceId> ids) {
        double[] best = new double[ids.size()];
        Arrays.fill(best, Double.NaN);
        for (Role role : MEANING_ROLES) {
            double[] cosines = scores(role).of(ids);
            for (int i = 0; i < best.length; i++) {
                best[i] = better(best[i], cosines[i]);
            }
        }
        return best;
    }

    private static double better(double one, double other) {
        return Double.isNaN(one) || other > one ? other : one;
    }

    private Match match(Turn turn, double cosine, double inContext, double shared) {
        double meaning = Double.isNaN(cosine) ? 0 : meaningSpread.z(cosine);
        double context = Double.isNaN(inContext) || !turn.isInDialogue()
                ? meaning
                : Math.min(contextSpread.z(inContext), Math.max(0, meaning) + MOST_FROM_BEFORE);
        return new Match(cosine, meaning, context, usualWords == 0 ? 0 : shared / usualWords);
    }

    private Match match(Turn turn) {
        Match known = seen.get(turn.id());
        if (known == null) {
            look(List.of(turn));
            known = Objects.requireNonNull(seen.get(turn.id()), "it was looked at");
        }
        return known;
    }

    /** Looks once more at a turn, at its vectors as they are. */
    void lookCloser(Turn turn, StoredExperience stored, Embedding query) {
        double cosine = Double.NaN;
        for (Role role : MEANING_ROLES) {
            cosine = better(cosine, cosine(stored, role, query));
        }
        seen.put(turn.id(), match(turn, cosine, cosine(stored, Role.CONTEXT, query), words.of(turn.id())));
    }

    private static double cosine(StoredExperience stored, Role role, Embedding query) {
        TextEmbedding vectors = stored.embeddings().get(role);
        return vectors == null ? Double.NaN : vectors.similarity(query);
    }

    /** The best cosine over the roles; empty if the experience has no vector. */
    OptionalDouble cosine(Turn turn) {
        double cosine = match(turn).cosine();
        return Double.isNaN(cosine) ? OptionalDouble.empty() : OptionalDouble.of(cosine);
    }

    /** In deviations from the scope's mean; 0 without a vector. */
    double meaning(Turn turn) {
        return match(turn).meaning();
    }

    /**
     * The same in context, of what is said in a dialogue. Of anything else, and while a context vector waits to be made
     * again, the text's own meaning stands in for it.
     */
    double context(Turn turn) {
        return match(turn).context();
    }

    /** BM25 over the geometric mean of the scope's best and a full match, at most that of a full match. */
    double words(Turn turn) {
        return match(turn).words();
    }

    /** Everything that matches, in deviations; never negative. */
    double total(Turn turn) {
        Match match = match(turn);
        return Math.max(0, match.meaning()) + Math.max(0, match.context()) + WORDS_IN_DEVIATIONS * match.words();
    }
}
