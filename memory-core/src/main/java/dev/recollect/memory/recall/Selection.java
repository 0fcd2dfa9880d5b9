// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.Limits;
import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.ExperienceStore;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a request takes of its ranking: cut, diversified, and fitted into the budget. Confined to one request. */
final class Selection {
    private final Map<ExperienceId, Experience> read = new HashMap<>();
    private final List<Candidate> goodEnough;
    private final List<Candidate> chosen;
    private final List<Recalled> memories;

    /** Reads the experiences, those to be explained too, from the store in one go. */
    Selection(Ranking ranking, ExperienceStore store) {
        RecallRequest request = ranking.request();
        Cuts cuts = request.cuts();
        goodEnough = ranking.candidates().stream().filter(cuts::isGoodEnough).toList();
        /* The first ones must not depend on how many are asked for, so variety always chooses from as many. */
        List<Candidate> pool = goodEnough.stream()
                .limit(cuts.diversity() > 0 ? Limits.TOP_K : cuts.topK())
                .toList();
        read.putAll(ranking.read());
        Set<ExperienceId> needed = new LinkedHashSet<>(request.explained());
        pool.forEach(candidate -> needed.add(candidate.id()));
        needed.removeAll(read.keySet());
        if (!needed.isEmpty()) {
            store.find(request.scope(), needed).forEach(experience -> read.put(experience.id(), experience));
        }
        List<Candidate> there = pool.stream()
                .filter(candidate -> read.containsKey(candidate.id()))
                .toList();
        chosen = cuts.diversity() > 0 ? new Variety(there, this::textOf).choose(cuts.topK(), cuts.diversity()) : there;
        List<Recalled> recalled = chosen.stream().map(this::recalled).toList();
        memories = recalled.subList(0, fitting(recalled, cuts.tokenBudget()));
    }

    private String textOf(Candidate candidate) {
        return recalled(candidate).text();
    }

    private Recalled recalled(Candidate candidate) {
        Experience experience = experience(candidate.id()).orElseThrow();
        return new Recalled(experience, candidate.score(), candidate.relevant());
    }

    private static int fitting(List<Recalled> memories, OptionalInt budget) {
        if (budget.isEmpty()) {
            return memories.size();
        }
        long left = budget.getAsInt();
        int fitting = 0;
        while (fitting < memories.size()) {
            left -= Usage.estimatedTokens(memories.get(fitting).text());
            if (left < 0) {
                break;
            }
            fitting++;
        }
        return fitting;
    }

    /** What is recalled. */
    List<Recalled> memories() {
        return memories;
    }

    /** An experience that was read: a memory, or one to be explained. */
    Optional<Experience> experience(ExperienceId id) {
        return Optional.ofNullable(read.get(id));
    }

    boolean isRecalled(ExperienceId id) {
        return memories.stream().anyMatch(memory -> memory.experience().id().equals(id));
    }

    /** Whether it was chosen, be there room for it in the budget or not. */
    boolean isChosen(ExperienceId id) {
        return chosen.stream().anyMatch(candidate -> candidate.id().equals(id));
    }

    /** Whether it would have been chosen had nothing been said about variety. */
    boolean isAmongTheBest(ExperienceId id, int topK) {
        return goodEnough.stream()
                .limit(topK)
                .anyMatch(candidate -> candidate.id().equals(id));
    }
}
