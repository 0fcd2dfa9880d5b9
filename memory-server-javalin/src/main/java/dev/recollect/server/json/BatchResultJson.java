// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines of a batch.
 *
 * @param accepted how many were stored
 * @param duplicate how many were there already
 * @param rejected those that were not stored, in order
 * @param experienceIds an entry a line, in order; null where rejected
 */
public record BatchResultJson(
        long accepted, long duplicate, List<Rejected> rejected, List<@Nullable String> experienceIds) {
    /**
     * A line that was not stored.
     *
     * @param line its number, from 1
     * @param detail field and rule
     */
    public record Rejected(long line, String detail) {}
}
