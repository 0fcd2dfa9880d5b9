// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.VectorIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is considered for one request, scored and in order. Confined to one request. */
final class Ranking {
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> candidate.score().value())
            .reversed()
            .thenComparing(Candidate::id);

    private final RecallRequest request;
    private final SignalReader.Query query;
    private final Timeline.ScopeTimeline timeline;
    private final VectorIndex vectors;
    private final KeywordScores words;
    private final FusionWeights weights;
    private final Drawn drawn;
    private final List<Candidate> candidates = new ArrayList<>();

    Ranking(
            RecallRequest request,
            SignalReader.Query query,
            Timeline.ScopeTimeline timeline,
            VectorIndex vectors,
            KeywordScores words,
            FusionWeights weights) {
        this.request = request;
        this.query = query;
        this.timeline = timeline;
        this.vectors = vectors;
        this.words = words;
        this.weights = weights;
        drawn = new Candidates(query, timeline, vectors, words).draw(request.filter());
        Scorer scorer = scorer(drawn.candidates());
        drawn.candidates().forEach(turn -> candidates.add(scorer.candidate(turn)));
        candidates.sort(BEST_FIRST);
    }

    /** Everything that is considered, best first, ties by id. */
    List<Candidate> candidates() {
        return candidates;
    }

    Set<ExperienceId> ids() {
        return candidates.stream().map(Candidate::id).collect(Collectors.toSet());
    }

    RecallRequest request() {
        return request;
    }

    Timeline.ScopeTimeline timeline() {
        return timeline;
    }

    /** Gives any turns the scores that they have or would have here. */
    Scorer scorer(Collection<Turn> turns) {
        Drawn scored = new Drawn(turns, drawn.background());
        return new Scorer(
                request.profile(), weights, new SignalReader(query, timeline, vectors, words, weights, scored));
    }
}
