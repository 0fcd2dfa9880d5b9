// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.recall.Recollection;
import java.time.Duration;
import java.util.List;

/**
 * What was recalled.
 *
 * @param memories best first
 * @param tookMs how long it took
 */
public record RecallJson(List<MemoryJson> memories, Took tookMs) {
    /**
     * Times in milliseconds.
     *
     * @param embed embedding the query
     * @param search everything else
     * @param total both
     */
    public record Took(double embed, double search, double total) {}

    /**
     * A recollection.
     *
     * @param recollection the recollection
     * @return its shape
     */
    public static RecallJson of(Recollection recollection) {
        return new RecallJson(
                recollection.memories().stream().map(MemoryJson::of).toList(),
                new Took(
                        millis(recollection.embedTime()),
                        millis(recollection.searchTime()),
                        millis(recollection.embedTime().plus(recollection.searchTime()))));
    }

    private static double millis(Duration time) {
        return Math.round(time.toNanos() / 1_000.0) / 1_000.0;
    }
}
