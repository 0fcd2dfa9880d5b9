// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import java.util.List;

/** Ids of what an experience holds: that of the experience, with another beginning. Either is read. */
public final class StandInIds {
    private static final String EXPERIENCE = "exp";

    private StandInIds() {}

    /**
     * Writes an id.
     *
     * @param prefix three letters
     * @param id the experience
     * @return for instance {@code stn_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C}
     */
    public static String write(String prefix, ExperienceId id) {
        return prefix + id.value().substring(EXPERIENCE.length());
    }

    /**
     * Reads an id.
     *
     * @param field the field for the error
     * @param prefix three letters
     * @param written with this beginning, or that of an experience
     * @return the experience
     * @throws InvalidInputException if it is neither
     */
    public static ExperienceId read(String field, String prefix, String written) {
        String id = written.startsWith(prefix + "_") ? EXPERIENCE + written.substring(prefix.length()) : written;
        if (!ExperienceId.isId(id)) {
            throw new InvalidInputException(
                    field, "must be " + prefix + "_ or exp_ and 26 characters of a ULID, but is not");
        }
        return new ExperienceId(id);
    }

    /**
     * Reads the ids of experiences.
     *
     * @param field the field for the error
     * @param written each
     * @return the experiences, in the same order
     * @throws InvalidInputException if one is none
     */
    static List<ExperienceId> experiences(String field, List<String> written) {
        try {
            return written.stream().map(ExperienceId::new).toList();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(field, e.rule());
        }
    }
}
