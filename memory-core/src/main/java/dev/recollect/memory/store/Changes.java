// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import java.util.List;

/**
 * A page of the change feed. Immutable.
 *
 * @param changes the changes in order
 * @param checkpoint the sequence number up to which the page reaches, of an empty page the place it was asked from; where
 *     a projection stands after applying it
 * @param more whether more changes follow
 */
public record Changes(List<Change> changes, long checkpoint, boolean more) {
    /** Copies the list. */
    public Changes {
        changes = List.copyOf(changes);
    }
}
