// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.ExperienceId;

/**
 * What became of one experience of a batch. Immutable.
 *
 * @param status what happened
 * @param id the stored experience: the new one, or of a duplicate or a conflict the one that was there; of a refused one,
 *     its own id
 * @param detail why it was refused or conflicts, empty otherwise; names ids, never content
 */
public record Appended(Status status, ExperienceId id, String detail) {
    /**
     * An outcome without detail.
     *
     * @param status what happened
     * @param id the stored experience
     * @return the outcome
     */
    public static Appended of(Status status, ExperienceId id) {
        return new Appended(status, id, "");
    }

    /** What can become of an experience. */
    public enum Status {
        /** Stored, durably. */
        ACCEPTED,
        /** There already, under the same key or as the same experience; nothing was stored. */
        DUPLICATE,
        /** The key or the id belongs to an experience with other content; nothing was stored. */
        CONFLICT,
        /** A parent or evidence is unknown, the lattice forbids it, or it was erased before; nothing was stored. */
        REFUSED
    }
}
