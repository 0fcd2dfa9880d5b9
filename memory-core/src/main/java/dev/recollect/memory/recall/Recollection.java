// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.time.Duration;
import java.util.List;

/**
 * What a recall found. Immutable.
 *
 * @param memories best first, ties by id; where the request asked for diversity, in the order of the choice
 * @param explained where the experiences stand that the request wanted explained, in the order of the request
 * @param embedTime how long embedding the query took
 * @param searchTime how long everything else took
 */
public record Recollection(
        List<Recalled> memories, List<Explained> explained, Duration embedTime, Duration searchTime) {
    /** Copies the lists. */
    public Recollection {
        memories = List.copyOf(memories);
        explained = List.copyOf(explained);
    }

    /**
     * What a recall found that had nothing to explain.
     *
     * @param memories best first, ties by id
     * @param embedTime how long embedding the query took
     * @param searchTime how long everything else took
     */
    public Recollection(List<Recalled> memories, Duration embedTime, Duration searchTime) {
        this(memories, List.of(), embedTime, searchTime);
    }
}
