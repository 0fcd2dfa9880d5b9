// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.ExperienceType;
import java.util.Map;

/**
 * Counts of a tenant, of one user, or of all. Immutable.
 *
 * @param byType experiences by type; every type is there
 * @param users scopes with at least one experience
 * @param vectors vectors over all roles, chunks counted
 * @param storeBytes size of the store on disk in bytes, 0 in memory; of the whole store, whoever asks
 * @param lastChange the last sequence number of the change feed, 0 if there is none
 */
public record StoreStatistics(
        Map<ExperienceType, Long> byType, long users, long vectors, long storeBytes, long lastChange) {
    /** Copies the map. */
    public StoreStatistics {
        byType = Map.copyOf(byType);
    }

    /**
     * All experiences.
     *
     * @return the sum over the types
     */
    public long total() {
        return byType.values().stream().mapToLong(Long::longValue).sum();
    }
}
