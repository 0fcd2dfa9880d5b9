// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.experience.ExperienceId;
import java.util.List;
import java.util.Optional;

/**
 * What became of some lines that were committed together. Immutable.
 *
 * @param lineFrom the first line; of a recall set, the first turn
 * @param lineTo the last line
 * @param accepted how many are stored now
 * @param duplicate how many were there already
 * @param rejected which are not stored, and why
 * @param tombstones how many tell of something erased
 * @param experienceIds the id of each experience, in the order of the lines; empty for a rejected one
 * @param offset bytes of the file that are done
 */
public record ImportChunk(
        long lineFrom,
        long lineTo,
        int accepted,
        int duplicate,
        List<Rejection> rejected,
        int tombstones,
        List<Optional<ExperienceId>> experienceIds,
        long offset) {
    /** Copies the lists. */
    public ImportChunk {
        rejected = List.copyOf(rejected);
        experienceIds = List.copyOf(experienceIds);
    }

    /**
     * A line that is not stored.
     *
     * @param line its number
     * @param detail what was expected and what came
     */
    public record Rejection(long line, String detail) {}
}
