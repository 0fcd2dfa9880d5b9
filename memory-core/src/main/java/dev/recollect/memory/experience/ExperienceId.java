// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The name of an experience: {@code exp_} and a ULID of 26 characters (Crockford's base 32, upper case). Ids sort by the
 * time they were made. Immutable.
 *
 * @param value the whole id, for instance {@code exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C}
 */
public record ExperienceId(String value) implements Comparable<ExperienceId> {
    private static final Pattern FORM = Pattern.compile("exp_[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the value is not {@code exp_} and a ULID
     */
    public ExperienceId {
        if (!isId(value)) {
            String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
            throw new InvalidInputException(
                    "experience_id", "must be exp_ and 26 characters of a ULID, but was '" + shown + "'");
        }
    }

    /**
     * Whether a string has the form of an id.
     *
     * @param value any string
     * @return true if {@code new ExperienceId(value)} would succeed
     */
    public static boolean isId(String value) {
        return value.length() == 30 && FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(ExperienceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
