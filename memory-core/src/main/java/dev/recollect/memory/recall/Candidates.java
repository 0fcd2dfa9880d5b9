// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Draws the experiences that may be recalled from every source, each under the request's filter: meaning in every role,
 * words, recency, and the neighbours of the best of these.
 */
final class Candidates {
    /** From each of meaning (per role) and words. */
    private static final int PER_SOURCE = Limits.TOP_K;

    private static final int RECENT = 50;
    private static final int BEST_WITH_NEIGHBORS = 20;

    private final Timeline.ScopeTimeline timeline;
    private final ExperienceFilter filter;
    private final Map<ExperienceId, Turn> drawn = new LinkedHashMap<>();

    private Candidates(Timeline.ScopeTimeline timeline, ExperienceFilter filter) {
        this.timeline = timeline;
        this.filter = filter;
    }

    static Collection<Turn> draw(
            SignalReader.Query query,
            Timeline.ScopeTimeline timeline,
            VectorIndex vectors,
            KeywordScores words,
            ExperienceFilter filter) {
        Candidates candidates = new Candidates(timeline, filter);
        Predicate<ExperienceId> allowed =
                id -> timeline.find(id).filter(candidates::allowed).isPresent();
        List<Neighbor> best = new ArrayList<>();
        for (Role role : Role.values()) {
            List<Neighbor> nearest = vectors.search(query.scope(), role, query.embedding(), PER_SOURCE, allowed);
            candidates.add(nearest);
            nearest.stream().limit(BEST_WITH_NEIGHBORS).forEach(best::add);
        }
        List<Neighbor> worded = words.best(PER_SOURCE, allowed);
        candidates.add(worded);
        worded.stream().limit(BEST_WITH_NEIGHBORS).forEach(best::add);
        timeline.newest(RECENT, candidates::allowed).forEach(candidates::add);
        best.forEach(candidates::addNeighbors);
        return candidates.drawn.values();
    }

    private boolean allowed(Turn turn) {
        return filter.test(turn.facets());
    }

    private void add(List<Neighbor> found) {
        found.forEach(neighbor -> timeline.find(neighbor.id()).ifPresent(this::add));
    }

    private void add(Turn turn) {
        drawn.putIfAbsent(turn.id(), turn);
    }

    private void addNeighbors(Neighbor best) {
        timeline.find(best.id()).ifPresent(turn -> {
            timeline.before(turn).filter(this::allowed).ifPresent(this::add);
            timeline.after(turn).filter(this::allowed).ifPresent(this::add);
        });
    }
}
