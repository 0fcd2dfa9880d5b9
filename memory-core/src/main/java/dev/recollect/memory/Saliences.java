// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.store.SalienceTable;
import java.util.Collection;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * How much memories matter by themselves. It is computed in the background: at the latest an hour after a memory was recalled,
 * soon after it was stored, used or judged, and otherwise once a day or, of old memories, once in a quarter of their age, at
 * most 30 days. Safe for use by multiple threads; after the memory was closed it throws {@link IllegalStateException}.
 */
public final class Saliences {
    private final OpenGuard guard;
    private final SalienceTable table;
    private final SalienceUpkeep upkeep;

    Saliences(OpenGuard guard, SalienceTable table, SalienceUpkeep upkeep) {
        this.guard = guard;
        this.table = table;
        this.upkeep = upkeep;
    }

    /**
     * The salience of experiences as it was last computed.
     *
     * @param scope whose
     * @param ids which, at most 2,000
     * @return that of each for which it was; reflections and feedback have none
     * @throws IllegalArgumentException if there are more than 2,000 ids
     */
    public Map<ExperienceId, Salience> of(Scope scope, Collection<ExperienceId> ids) {
        return guard.whileOpen(() -> table.of(scope, ids));
    }

    /**
     * Notes accesses and computes every salience that is due, as is done in the background too.
     *
     * @return how many were computed
     */
    public int refresh() {
        return refresh(sofar -> {});
    }

    /**
     * Does the same, and tells how far it is: of many thousand memories it takes minutes.
     *
     * @param progress is told from time to time how many were computed so far, in the thread of the caller
     * @return how many were computed
     */
    public int refresh(IntConsumer progress) {
        return guard.whileOpen(() -> upkeep.all(progress));
    }

    void turn() {
        guard.runWhileOpen(upkeep::turn);
    }

    void end() {
        upkeep.end();
    }
}
