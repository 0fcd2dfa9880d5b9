// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import java.util.List;

/**
 * A page of what a scope holds. Immutable.
 *
 * @param experiences the experiences with their vectors, in the order in which they were stored
 * @param last the position up to which the page reaches, of an empty page the place it was asked from
 * @param more whether more follow
 */
public record StoredPage(List<StoredExperience> experiences, long last, boolean more) {
    /** Copies the list. */
    public StoredPage {
        experiences = List.copyOf(experiences);
    }
}
