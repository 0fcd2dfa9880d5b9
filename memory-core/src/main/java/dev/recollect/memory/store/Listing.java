// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What experiences of a scope stand for, read page by page. Immutable; safe for use by multiple threads.
 *
 * @param store where they are
 * @param scope whose
 * @param filter which
 */
public record Listing(ExperienceStore store, Scope scope, ExperienceFilter filter) {
    /**
     * Reads the newest, by (occurredAt, id). Blocks on the store.
     *
     * @param limit at most how many
     * @param before where to begin, exclusive; at the newest if empty
     * @param as what an experience stands for; empty where it is to be left out
     * @param <T> what that is
     * @return newest first; fewer than asked for only if there are no more
     */
    public <T> List<T> newest(int limit, Optional<Position> before, Function<Experience, Optional<T>> as) {
        List<T> found = new ArrayList<>();
        Optional<Position> from = before;
        boolean more = true;
        while (more && found.size() < limit) {
            int asked = Math.min(Limits.PAGE, limit - found.size());
            List<Experience> page = store.list(new ExperienceQuery(scope, filter, asked, from));
            page.forEach(experience -> as.apply(experience).ifPresent(found::add));
            more = page.size() == asked;
            from = more ? Optional.of(Position.of(page.get(asked - 1))) : from;
        }
        return List.copyOf(found);
    }
}
