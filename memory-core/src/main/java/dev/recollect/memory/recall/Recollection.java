// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.time.Duration;
import java.util.List;

/**
 * What a recall found. Immutable.
 *
 * @param memories best first, ties by id
 * @param embedTime how long embedding the query took
 * @param searchTime how long everything else took
 */
public record Recollection(List<Recalled> memories, Duration embedTime, Duration searchTime) {
    /** Copies the list. */
    public Recollection {
        memories = List.copyOf(memories);
    }
}
