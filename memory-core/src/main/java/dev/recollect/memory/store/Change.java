// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.util.Optional;

/**
 * One step of the store's history. Immutable.
 *
 * @param seq its place, strictly increasing over the whole store
 * @param kind what happened
 * @param scope to whom; once the user was erased, the name {@link Erasure#anonymous}, so that a projection must find what
 *     to remove by id
 * @param id to which experience
 * @param current the experience and its vectors as they are now; empty if it has been erased since, even where the same
 *     id was stored again later (of an {@code ERASED} change always)
 */
public record Change(long seq, Kind kind, Scope scope, ExperienceId id, Optional<StoredExperience> current) {
    /** What can happen. */
    public enum Kind {
        /** An experience was stored. */
        ADDED,
        /** A vector beside an experience was dropped or made again. */
        EMBEDDED,
        /** An experience was erased. */
        ERASED,
        /** Saliences of the scope were computed anew, that of this experience among them; nothing else changed. */
        WEIGHED
    }
}
