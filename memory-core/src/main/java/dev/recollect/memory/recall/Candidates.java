// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.VectorScores;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Draws the experiences that may be recalled. Where no more than {@link #ALL_OF} pass the request's filter they are all
 * drawn, so that the ranking is that of the whole scope with the rest left out. Of more, the best of every source are drawn,
 * each source under the filter: meaning in every role, words, recency, and the neighbours of the best of these. Confined to
 * one query.
 */
final class Candidates {
    /** All that pass the filter are drawn if they are no more. */
    static final int ALL_OF = 2_000;

    /* From each of meaning (per role) and words; among many a graph takes twice as long for twice as many. */
    private static final int PER_SOURCE = 200;
    private static final int PER_SOURCE_AMONG_MANY = 100;
    private static final int MANY = 10_000;

    private static final int RECENT = 50;

    /* So many are drawn whatever the sources yield, wherever as many pass. */
    private static final int LEAST = Limits.TOP_K;

    private static final int BEST_WITH_NEIGHBORS = 20;

    private final Timeline.ScopeTimeline timeline;
    private final Map<Role, VectorScores> vectors;
    private final KeywordScores words;

    Candidates(Timeline.ScopeTimeline timeline, Map<Role, VectorScores> vectors, KeywordScores words) {
        this.timeline = timeline;
        this.vectors = vectors;
        this.words = words;
    }

    Drawn draw(ExperienceFilter filter) {
        List<List<Neighbor>> usual = sources(ExperienceFilter.DEFAULT);
        Map<ExperienceId, Turn> background = new LinkedHashMap<>();
        addAll(background, usual);
        Optional<List<Turn>> passing = timeline.allPassing(ALL_OF, filter);
        if (passing.isPresent()) {
            return new Drawn(passing.get(), background.values());
        }
        return new Drawn(
                best(filter, filter.equals(ExperienceFilter.DEFAULT) ? usual : sources(filter)), background.values());
    }

    private Collection<Turn> best(ExperienceFilter filter, List<List<Neighbor>> sources) {
        Map<ExperienceId, Turn> drawn = new LinkedHashMap<>();
        addAll(drawn, sources);
        addNewest(drawn, RECENT, filter);
        for (List<Neighbor> source : sources) {
            source.stream()
                    .limit(BEST_WITH_NEIGHBORS)
                    .flatMap(best -> timeline.find(best.id()).stream())
                    .flatMap(timeline::around)
                    .filter(turn -> filter.test(turn.facets()))
                    .forEach(turn -> add(drawn, turn));
        }
        if (drawn.size() < LEAST) {
            addNewest(drawn, LEAST, filter);
        }
        return drawn.values();
    }

    private void addNewest(Map<ExperienceId, Turn> drawn, int count, ExperienceFilter filter) {
        timeline.newest(count, filter).forEach(turn -> add(drawn, turn));
    }

    private List<List<Neighbor>> sources(ExperienceFilter filter) {
        Predicate<ExperienceId> allowed = timeline.passing(filter);
        List<List<Neighbor>> sources = new ArrayList<>();
        int count = timeline.memories() < MANY ? PER_SOURCE : PER_SOURCE_AMONG_MANY;
        vectors.values().forEach(scores -> sources.add(scores.best(count, allowed)));
        sources.add(words.best(count, allowed));
        return sources;
    }

    private void addAll(Map<ExperienceId, Turn> drawn, List<List<Neighbor>> sources) {
        for (List<Neighbor> source : sources) {
            source.forEach(neighbor -> timeline.find(neighbor.id()).ifPresent(turn -> add(drawn, turn)));
        }
    }

    private static void add(Map<ExperienceId, Turn> drawn, Turn turn) {
        drawn.putIfAbsent(turn.id(), turn);
    }
}
