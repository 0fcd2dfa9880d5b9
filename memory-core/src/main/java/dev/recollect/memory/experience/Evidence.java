// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Something that an experience used or cites: another experience, or a resource by its URI. Immutable.
 *
 * @param value an experience id or an absolute URI
 */
public record Evidence(String value) {
    /** Checks that the value is one of the two. */
    public Evidence {
        Limits.requireText("evidence", value, Limits.URI_CHARS);
        if (!ExperienceId.isId(value) && !isAbsoluteUri(value)) {
            throw new InvalidInputException("evidence", "must be an experience id or an absolute URI");
        }
    }

    /**
     * Evidence that is an experience.
     *
     * @param id the experience
     * @return the evidence
     */
    public static Evidence of(ExperienceId id) {
        return new Evidence(id.value());
    }

    /**
     * The experience, if it is one.
     *
     * @return the id, or empty for a URI
     */
    public Optional<ExperienceId> experience() {
        return ExperienceId.isId(value) ? Optional.of(new ExperienceId(value)) : Optional.empty();
    }

    private static boolean isAbsoluteUri(String value) {
        try {
            return new URI(value).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
