// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well what turns were made from, and what was made from them, matches a query. Confined to one query. */
final class TurnLineages implements TurnSignal {
    private final ExperienceStore store;
    private final Scope scope;
    private final Timeline.ScopeTimeline timeline;
    private final Matches matches;
    private final Map<ExperienceId, List<Turn>> seen = new HashMap<>();

    TurnLineages(ExperienceStore store, Scope scope, Timeline.ScopeTimeline timeline, Matches matches) {
        this.store = store;
        this.scope = scope;
        this.timeline = timeline;
        this.matches = matches;
    }

    @Override
    public void look(Collection<Turn> turns) {
        List<ExperienceId> fresh =
                turns.stream().map(Turn::id).filter(id -> !seen.containsKey(id)).toList();
        Map<ExperienceId, List<ExperienceId>> links = Pages.read(fresh, page -> store.links(scope, page));
        List<Turn> linked = new ArrayList<>();
        fresh.forEach(id -> {
            List<Turn> found = recallable(links.getOrDefault(id, List.of()));
            seen.put(id, found);
            linked.addAll(found);
        });
        matches.look(linked);
    }

    /* An answer's reflection repeats the question: it would make whatever was once asked for look like the answer. */
    private List<Turn> recallable(List<ExperienceId> ids) {
        return ids.stream()
                .flatMap(id -> timeline.find(id).stream())
                .filter(turn -> ExperienceFilter.DEFAULT.test(turn.facets()))
                .toList();
    }

    @Override
    public double of(Turn turn) {
        look(List.of(turn));
        return seen.getOrDefault(turn.id(), List.of()).stream()
                .mapToDouble(matches::total)
                .max()
                .orElse(0);
    }
}
