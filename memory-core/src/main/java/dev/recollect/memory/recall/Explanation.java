// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.Dropped.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells where experiences stand in a ranking, drawn or not, and which step of the recall left them out. Confined to one
 * request.
 */
final class Explanation {
    private final RecallRequest request;
    private final Ranking ranking;
    private final Selection selection;
    private final Set<ExperienceId> drawn;
    private final List<Turn> passing;
    private final Scorer scorer;
    private final Map<ExperienceId, Integer> places = new HashMap<>();

    Explanation(Ranking ranking, Selection selection) {
        this.ranking = ranking;
        this.selection = selection;
        request = ranking.request();
        drawn = ranking.ids();
        passing = ranking.timeline().first(Limits.RANKED + 1, request.filter());
        List<Turn> asked = request.explained().stream()
                .flatMap(id -> ranking.timeline().find(id).stream())
                .toList();
        scorer = ranking.scorer();
        if (isCounted()) {
            count(asked.stream().map(scorer::candidate).toList());
        }
    }

    private boolean isCounted() {
        return passing.size() <= Limits.RANKED;
    }

    private void count(List<Candidate> asked) {
        ranking.look(passing);
        asked.forEach(candidate -> places.put(candidate.id(), 1));
        for (Turn turn : passing) {
            Candidate other = scorer.candidate(turn);
            for (Candidate candidate : asked) {
                if (Ranking.BEST_FIRST.compare(other, candidate) < 0) {
                    places.merge(candidate.id(), 1, Integer::sum);
                }
            }
        }
    }

    List<Explained> all() {
        return request.explained().stream().map(this::explained).toList();
    }

    private Explained explained(ExperienceId id) {
        Optional<Turn> turn = ranking.timeline()
                .find(id)
                .filter(found -> selection.experience(id).isPresent());
        if (turn.isEmpty()) {
            Dropped unknown =
                    Dropped.by(Step.UNKNOWN, "this user has no such memory: there never was one, or it was erased");
            return new Explained(
                    id,
                    Optional.empty(),
                    OptionalInt.empty(),
                    passing.size(),
                    Optional.empty(),
                    false,
                    Optional.of(unknown));
        }
        Candidate candidate = scorer.candidate(turn.get());
        Integer place = places.get(id);
        return new Explained(
                id,
                selection.experience(id),
                place == null ? OptionalInt.empty() : OptionalInt.of(place),
                passing.size(),
                Optional.of(candidate.score()),
                candidate.relevant(),
                selection.isRecalled(id) ? Optional.empty() : Optional.of(dropped(turn.get(), candidate)));
    }

    private Dropped dropped(Turn turn, Candidate candidate) {
        Cuts cuts = request.cuts();
        Map<String, String> broken = request.filter().against(turn.facets());
        if (!broken.isEmpty()) {
            String why = broken.entrySet().stream()
                    .map(clause -> clause.getKey() + " " + clause.getValue())
                    .collect(Collectors.joining("; "));
            return new Dropped(Step.FILTER, List.copyOf(broken.keySet()), why);
        }
        if (!drawn.contains(turn.id())) {
            return Dropped.by(
                    Step.NOT_PROPOSED,
                    "more than " + Candidates.ALL_OF + " pass the filter, and it is neither among the best by meaning"
                            + " or words, nor among the newest, nor next to one of the best");
        }
        if (!cuts.isGoodEnough(candidate)) {
            return Dropped.by(Step.MIN_SCORE, tooPoor(cuts, candidate));
        }
        if (selection.isChosen(turn.id())) {
            return Dropped.by(
                    Step.TOKEN_BUDGET,
                    "with those before it, it does not fit into "
                            + cuts.tokenBudget().orElseThrow() + " tokens");
        }
        return selection.isAmongTheBest(turn.id(), cuts.topK())
                ? Dropped.by(Step.DIVERSITY, "it says too much of what was chosen before it says, too")
                : Dropped.by(Step.TOP_K, "top_k is " + cuts.topK() + ", and as many come before it");
    }

    private static String tooPoor(Cuts cuts, Candidate candidate) {
        double least = cuts.minScore().orElse(0);
        return candidate.value() < least
                ? "its score " + candidate.value() + " is below the least that was asked for, " + least
                : "it is not relevant, and only what is relevant was asked for";
    }
}
