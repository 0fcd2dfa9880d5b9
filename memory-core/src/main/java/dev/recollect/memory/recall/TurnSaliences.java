// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.store.SalienceTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much turns matter by themselves, read from the store where that has a weight. Confined to one query. */
final class TurnSaliences {
    private static final int PAGE = 2_000;

    private final Optional<SalienceTable> table;
    private final Scope scope;
    private final Map<ExperienceId, Double> seen = new HashMap<>();

    /** Those of a scope; without a table, where they have no weight, they are all 0. */
    TurnSaliences(Optional<SalienceTable> table, Scope scope) {
        this.table = table;
        this.scope = scope;
    }

    /** Looks at turns at once, which costs less than one by one. */
    void look(Collection<Turn> turns) {
        table.ifPresent(read -> look(read, turns));
    }

    private void look(SalienceTable read, Collection<Turn> turns) {
        List<ExperienceId> fresh =
                turns.stream().map(Turn::id).filter(id -> !seen.containsKey(id)).toList();
        for (int from = 0; from < fresh.size(); from += PAGE) {
            List<ExperienceId> page = fresh.subList(from, Math.min(fresh.size(), from + PAGE));
            Map<ExperienceId, Salience> found = read.of(scope, page);
            page.forEach(id -> {
                Salience salience = found.get(id);
                seen.put(id, salience == null ? Salience.NOT_COMPUTED : salience.value());
            });
        }
    }

    double of(Turn turn) {
        if (table.isEmpty()) {
            return 0;
        }
        look(List.of(turn));
        return seen.getOrDefault(turn.id(), 0.0);
    }
}
