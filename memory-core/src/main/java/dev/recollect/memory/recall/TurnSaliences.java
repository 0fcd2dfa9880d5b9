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

/** How much turns matter by themselves, read from the store. Confined to one query. */
final class TurnSaliences implements TurnSignal {
    private final SalienceTable table;
    private final Scope scope;
    private final Map<ExperienceId, Double> seen = new HashMap<>();

    TurnSaliences(SalienceTable table, Scope scope) {
        this.table = table;
        this.scope = scope;
    }

    @Override
    public void look(Collection<Turn> turns) {
        List<ExperienceId> fresh =
                turns.stream().map(Turn::id).filter(id -> !seen.containsKey(id)).toList();
        Map<ExperienceId, Salience> found = Pages.read(fresh, page -> table.of(scope, page));
        fresh.forEach(id -> {
            Salience salience = found.get(id);
            seen.put(id, salience == null ? Salience.NOT_COMPUTED : salience.value());
        });
    }

    @Override
    public double of(Turn turn) {
        look(List.of(turn));
        return seen.getOrDefault(turn.id(), 0.0);
    }
}
