// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.Saliences;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.salience.Salience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was recalled.
 *
 * @param memories best first
 * @param explained where the memories stand that were to be explained; absent if none were
 * @param tookMs how long it took
 */
public record RecallJson(
        List<MemoryJson> memories, @Nullable List<ExplainedJson> explained, Took tookMs) {
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
     * @param request what was asked
     * @param recollection the recollection
     * @param saliences how much the memories matter that were to be explained
     * @return its shape
     */
    public static RecallJson of(RecallRequest request, Recollection recollection, Saliences saliences) {
        Map<ExperienceId, Salience> known = saliences.of(request.scope(), request.explained());
        return new RecallJson(
                recollection.memories().stream().map(MemoryJson::of).toList(),
                request.explained().isEmpty()
                        ? null
                        : recollection.explained().stream()
                                .map(explained ->
                                        ExplainedJson.of(explained, Optional.ofNullable(known.get(explained.id()))))
                                .toList(),
                new Took(
                        millis(recollection.embedTime()),
                        millis(recollection.searchTime()),
                        millis(recollection.embedTime().plus(recollection.searchTime()))));
    }

    private static double millis(Duration time) {
        return Math.round(time.toNanos() / 1_000.0) / 1_000.0;
    }
}
