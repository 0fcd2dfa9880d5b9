// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads from the store what is known of more experiences than it tells of at once. */
final class Pages {
    private static final int PAGE = 2_000;

    private Pages() {}

    static <V> Map<ExperienceId, V> read(
            List<ExperienceId> ids, Function<Collection<ExperienceId>, Map<ExperienceId, V>> page) {
        Map<ExperienceId, V> all = new HashMap<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            all.putAll(page.apply(ids.subList(from, Math.min(ids.size(), from + PAGE))));
        }
        return all;
    }
}
