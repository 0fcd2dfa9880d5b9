// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.StoreStatistics;
import java.util.List;

/**
 * Figures of a memory. Immutable.
 *
 * @param store counts of what was asked for
 * @param model the embedding model
 * @param responder the id of what writes drafts
 * @param indexedVectors vectors in the vector index, over all scopes
 * @param indexBytes what the vector index takes in memory and on disk, over all scopes, about
 * @param projections where each projection stands
 */
public record MemoryStatistics(
        StoreStatistics store,
        ModelStamp model,
        String responder,
        long indexedVectors,
        long indexBytes,
        List<ProjectionState> projections) {
    /** Copies the list. */
    public MemoryStatistics {
        projections = List.copyOf(projections);
    }

    /**
     * Where a projection stands.
     *
     * @param name its name
     * @param seq the last change it knows
     * @param current whether that is the store's last
     */
    public record ProjectionState(String name, long seq, boolean current) {}
}
