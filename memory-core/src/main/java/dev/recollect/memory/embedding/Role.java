// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

import java.util.Arrays;
import java.util.Locale;

/** What of an experience a vector stands for. */
public enum Role {
    /** The text of a turn or note, with its speaker. */
    CONTENT,
    /** What was asked in an exchange. */
    PROMPT,
    /** What was answered in an exchange. */
    RESPONSE,
    /** The text together with the turn before it in its session. */
    CONTEXT;

    /**
     * The role by its stored name.
     *
     * @param name the lower-case name
     * @return the role
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Role of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown role '" + name + "'"));
    }

    /**
     * The stored name.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
