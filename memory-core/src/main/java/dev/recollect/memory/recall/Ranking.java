// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.index.VectorScores;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.StoredExperience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is considered for one request, scored and in order. Confined to one request. */
final class Ranking {
    private static final int LOOKED_AT_CLOSER = 30;

    static final Comparator<Candidate> BEST_FIRST = (one, other) -> {
        int order = Double.compare(other.value(), one.value());
        return order != 0 ? order : one.id().compareTo(other.id());
    };

    private final RecallRequest request;
    private final Timeline.ScopeTimeline timeline;
    private final SignalsOnDemand onDemand;
    private final Scorer scorer;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<ExperienceId, Experience> read = new HashMap<>();

    Ranking(
            RecallRequest request,
            SignalReader.Query query,
            Timeline.ScopeTimeline timeline,
            VectorIndex vectors,
            KeywordScores words,
            FusionWeights weights,
            ExperienceStore store) {
        this.request = request;
        this.timeline = timeline;
        Map<Role, VectorScores> scores = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            scores.put(role, vectors.scores(query.scope(), role, query.embedding()));
        }
        Drawn drawn = new Candidates(timeline, scores, words).draw(request.filter());
        Matches matches = new Matches(timeline, scores, words, weights);
        matches.look(drawn.background());
        matches.look(drawn.candidates());
        onDemand = new SignalsOnDemand(
                signal -> Scorer.weight(signal, request.profile(), weights) != 0,
                Map.of(
                        Signal.SALIENCE, () -> new TurnSaliences(store.salience(), query.scope()),
                        Signal.CAUSAL, () -> new TurnLineages(store, query.scope(), timeline, matches),
                        Signal.CONGRUENCE, query::congruence));
        onDemand.look(drawn.candidates());
        SignalReader reader = new SignalReader(query, timeline, matches, drawn.background(), onDemand);
        scorer = new Scorer(request.profile(), weights, reader);
        drawn.candidates().forEach(turn -> candidates.add(scorer.candidate(turn)));
        candidates.sort(BEST_FIRST);
        if (scores.keySet().stream().anyMatch(role -> vectors.isQuantized(query.scope(), role))) {
            lookCloser(query, matches, store);
        }
    }

    /* Of the best, and of the turns that follow them, the store has the vectors as they are. How many must not depend on
    how many are asked for, lest the first ones do. */
    private void lookCloser(SignalReader.Query query, Matches matches, ExperienceStore store) {
        Map<ExperienceId, Turn> best = new LinkedHashMap<>();
        candidates.stream()
                .limit(LOOKED_AT_CLOSER)
                .flatMap(candidate -> timeline.find(candidate.id()).stream())
                .forEach(turn -> best.put(turn.id(), turn));
        Set<ExperienceId> needed = new LinkedHashSet<>(best.keySet());
        best.values().forEach(turn -> timeline.after(turn).ifPresent(after -> needed.add(after.id())));
        for (StoredExperience stored : store.stored(query.scope(), needed)) {
            ExperienceId id = stored.experience().id();
            read.put(id, stored.experience());
            timeline.find(id).ifPresent(turn -> matches.lookCloser(turn, stored, query.embedding()));
        }
        candidates.replaceAll(candidate -> {
            Turn turn = best.get(candidate.id());
            return turn == null ? candidate : scorer.candidate(turn);
        });
        candidates.sort(BEST_FIRST);
    }

    /** What was read from the store on the way. */
    Map<ExperienceId, Experience> read() {
        return read;
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

    /** Reads of turns at once what scoring them would read one by one. */
    void look(Collection<Turn> turns) {
        onDemand.look(turns);
    }

    /** Gives any turn the score that it has or would have here. */
    Scorer scorer() {
        return scorer;
    }
}
