// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.salience.Votes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A table of saliences under the rules of its store: each call checks its arguments, then passes the store's lock. */
record GuardedSalience(SalienceTable table, Passage reading, Passage writing) implements SalienceTable {
    /** A way through the lock. */
    interface Passage {
        <T> T pass(Supplier<T> work);
    }

    @Override
    public void note(List<Access> accesses) {
        var unused = writing.pass(() -> {
            table.note(accesses);
            return true;
        });
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        InMemoryExperienceStore.requireLimit(limit);
        return reading.pass(() -> table.due(now, limit));
    }

    @Override
    public Map<ExperienceId, Votes> votes(Scope scope, Collection<ExperienceId> ids) {
        InMemoryExperienceStore.requireFew("ids", ids);
        return reading.pass(() -> table.votes(scope, ids));
    }

    @Override
    public int put(List<Weighed> all) {
        return writing.pass(() -> table.put(all));
    }

    @Override
    public Map<ExperienceId, Salience> of(Scope scope, Collection<ExperienceId> ids) {
        InMemoryExperienceStore.requireFew("ids", ids);
        return reading.pass(() -> table.of(scope, ids));
    }
}
