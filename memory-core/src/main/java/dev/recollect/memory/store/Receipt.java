// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.ExperienceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an erasure did, or of a rehearsed one would do. Immutable.
 *
 * @param receiptId the name of the receipt, {@code rct_} and 26 characters
 * @param erased what went, in the order of the chain
 * @param reason the reason code
 * @param at when
 * @param logTruncated whether the bytes are gone from the write-ahead log too; false means that a reader held it, and the
 *     next open finishes the work
 */
public record Receipt(String receiptId, List<Erased> erased, String reason, Instant at, boolean logTruncated) {
    /** Copies the list. */
    public Receipt {
        erased = List.copyOf(erased);
    }

    /**
     * One erased experience.
     *
     * @param id its id
     * @param digest its digest
     * @param cascadeOf the erased experience that it was derived from or cited, if that is why it went; of several, the
     *     first in the chain
     */
    public record Erased(ExperienceId id, Digest digest, Optional<ExperienceId> cascadeOf) {}
}
