// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ConflictException;
import dev.recollect.memory.store.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * What became of a request to remember. Immutable.
 *
 * @param status what happened
 * @param id the experience; of a duplicate the first one; empty if nothing is stored
 * @param redacted the kinds of secrets that were taken out before anything else happened, each once
 * @param detail why nothing is stored, empty otherwise
 */
public record Remembered(Appended.Status status, Optional<ExperienceId> id, List<String> redacted, String detail) {
    /** Copies the list. */
    public Remembered {
        redacted = List.copyOf(redacted);
    }

    /**
     * Whether it was there already.
     *
     * @return true for a duplicate
     */
    public boolean duplicate() {
        return status == Appended.Status.DUPLICATE;
    }

    /**
     * Whether it is stored now, by this request or before.
     *
     * @return true if there is an id
     */
    public boolean stored() {
        return status == Appended.Status.ACCEPTED || duplicate();
    }

    /**
     * This outcome, if it is stored now.
     *
     * @return this
     * @throws ConflictException if its key or id belongs to something else
     * @throws RefusedException if the state of the memory refuses it
     */
    public Remembered requireStored() {
        if (status == Appended.Status.CONFLICT) {
            throw new ConflictException(detail);
        }
        if (status == Appended.Status.REFUSED) {
            throw new RefusedException(detail);
        }
        return this;
    }

    static Remembered refused(String detail) {
        return new Remembered(Appended.Status.REFUSED, Optional.empty(), List.of(), detail);
    }
}
