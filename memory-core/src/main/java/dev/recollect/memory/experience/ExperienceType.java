// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How far an experience is from what happened. The order is a lattice: {@code OCCURRENCE ⊑ OBSERVATION ⊑ INFERENCE ⊑
 * RECONCILIATION}; a child's type is at least that of each parent, and an occurrence has no parents.
 */
public enum ExperienceType {
    /** Something that happened: a message, an exchange. */
    OCCURRENCE,
    /** Something noticed about what happened: a reflection, a narrative, feedback. */
    OBSERVATION,
    /** Something concluded. */
    INFERENCE,
    /** A weighing of conclusions against each other. */
    RECONCILIATION;

    /**
     * The type by its wire name.
     *
     * @param name {@code occurrence}, {@code observation}, {@code inference} or {@code reconciliation}
     * @return the type
     * @throws InvalidInputException if there is none of that name
     */
    public static ExperienceType of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("type", "must be one of " + names()));
    }

    /**
     * The name in JSON and on the command line.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether an experience of this type may be derived from one of the other.
     *
     * @param parent the parent's type
     * @return true if this is not an occurrence and not below the parent
     */
    public boolean mayDeriveFrom(ExperienceType parent) {
        return this != OCCURRENCE && compareTo(parent) >= 0;
    }

    private static String names() {
        return Arrays.stream(values()).map(ExperienceType::wireName).collect(Collectors.joining(", "));
    }
}
