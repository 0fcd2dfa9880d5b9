// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.lens.Style;
import dev.recollect.memory.recall.Recalled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a responder writes a draft from. Immutable.
 *
 * @param message what was said, redacted
 * @param memories the relevant memories, best first, numbered from 1; may be empty
 * @param at when it was said
 * @param style how the draft is to sound; empty if it is styled afterwards
 */
public record DraftRequest(String message, List<Recalled> memories, Instant at, Optional<Style> style) {
    /** Copies the list. */
    public DraftRequest {
        memories = List.copyOf(memories);
    }

    /**
     * A request without a style.
     *
     * @param message what was said
     * @param memories the relevant memories
     * @param at when it was said
     * @return the request
     */
    public static DraftRequest of(String message, List<Recalled> memories, Instant at) {
        return new DraftRequest(message, memories, at, Optional.empty());
    }

    DraftRequest in(Style wanted) {
        return new DraftRequest(message, memories, at, Optional.of(wanted));
    }
}
