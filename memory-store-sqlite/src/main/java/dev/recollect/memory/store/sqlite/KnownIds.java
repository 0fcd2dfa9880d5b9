// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids of experiences by their numbers, some 100 bytes each, at most {@value #MOST}. A number is never given to another
 * experience, so what is known stays true. Safe for use by multiple threads.
 */
final class KnownIds {
    static final int MOST = 100_000;

    private final Map<Long, ExperienceId> known = new ConcurrentHashMap<>();

    Map<Long, ExperienceId> of(Postings postings, Collection<Long> experiences) throws SQLException {
        Map<Long, ExperienceId> ids = new HashMap<>(experiences.size() * 2);
        List<Long> unknown = new ArrayList<>();
        for (Long experience : experiences) {
            ExperienceId id = known.get(experience);
            if (id == null) {
                unknown.add(experience);
            } else {
                ids.put(experience, id);
            }
        }
        if (!unknown.isEmpty()) {
            Map<Long, ExperienceId> read = postings.ids(unknown);
            ids.putAll(read);
            remember(read);
        }
        return ids;
    }

    private void remember(Map<Long, ExperienceId> read) {
        if (known.size() + read.size() > MOST) {
            known.clear();
        }
        if (read.size() <= MOST) {
            known.putAll(read);
        }
    }
}
