// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.VectorScores;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every experience of Ada scored for a query, no filter asked and none left out: what a recall must be a part of. */
final class WholeRanking {
    private final Map<ExperienceId, Double> scores = new HashMap<>();
    private final List<Turn> ranked;

    WholeRanking(Past past, String text, RecallProfile profile) {
        var query = new SignalReader.Query(
                Past.ADA, text, past.model.embed(text, Purpose.QUERY).mean(), Past.NOW, profile.halfLife(), any -> 0);
        Timeline.ScopeTimeline timeline = past.timeline.of(Past.ADA);
        KeywordScores words = past.keywords.score(Past.ADA, text);
        FusionWeights weights = FusionWeights.bundled(past.model.id());
        List<Turn> everything = timeline.newest(Integer.MAX_VALUE, turn -> true);
        Map<Role, VectorScores> vectors = past.scores(query.embedding());
        Drawn usual = new Candidates(timeline, vectors, words).draw(ExperienceFilter.DEFAULT);
        SignalReader reader = new SignalReader(
                query,
                timeline,
                new Matches(timeline, vectors, words, weights),
                usual.background(),
                new SignalsOnDemand(any -> false, Map.of()));
        for (Turn turn : everything) {
            double score = profile.equals(RecallProfile.CLASSIC)
                    ? 0.8 * Math.max(0, reader.cosine(turn).orElse(0.0)) + 0.2 * reader.recency(turn)
                    : weights.score(reader.read(turn)).value();
            scores.put(turn.id(), Math.min(1, score));
        }
        ranked = new ArrayList<>(everything);
        ranked.sort(Comparator.comparingDouble((Turn turn) -> scores.get(turn.id()))
                .reversed()
                .thenComparing(Turn::id));
    }

    double score(ExperienceId id) {
        return Objects.requireNonNull(scores.get(id));
    }

    /** The first that a filter lets through. */
    List<ExperienceId> first(int count, ExperienceFilter filter) {
        return ranked.stream()
                .filter(turn -> filter.test(turn.facets()))
                .limit(count)
                .map(Turn::id)
                .toList();
    }
}
