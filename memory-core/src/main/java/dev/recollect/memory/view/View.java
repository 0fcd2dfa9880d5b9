// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.view;

import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.ExperienceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A re-reading of experiences under a named lens: stored once, never rewritten; a later one supersedes it. What was read now
 * are its parents, what is no longer read its evidence. Immutable.
 *
 * @param id the experience that holds it
 * @param difference lens, what is read, and the difference to what was read before
 * @param affectChange how the mean affect of what is read changed
 * @param evidence what it cites: what is no longer read, and the stance it belongs to
 * @param at when it was made
 */
public record View(
        ExperienceId id, Difference difference, AffectChange affectChange, List<Evidence> evidence, Instant at) {
    /** What the name of a view begins with, in place of that of an experience. */
    public static final String PREFIX = "viw";

    /** Copies the list. */
    public View {
        evidence = List.copyOf(evidence);
    }

    /**
     * The name of its lens.
     *
     * @return 1–200 characters
     */
    public String lens() {
        return difference.lens();
    }

    /**
     * The view it supersedes.
     *
     * @return empty if it is the first; the other may have been erased since
     */
    public Optional<ExperienceId> supersedes() {
        return difference.supersedes();
    }
}
