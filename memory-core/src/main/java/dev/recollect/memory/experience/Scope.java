// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.Limits;

/**
 * The boundary of a memory: nothing of one scope is ever seen, counted or scored in another. Immutable.
 *
 * @param tenant the tenant, 1–200 characters without control characters
 * @param user the user within the tenant, by the same rule
 */
public record Scope(String tenant, String user) implements Comparable<Scope> {
    /** The name used where a caller names no tenant or user and is allowed not to. */
    public static final String DEFAULT_NAME = "default";

    /**
     * Checks both names.
     *
     * @throws dev.recollect.memory.InvalidInputException if a name breaks the rule
     */
    public Scope {
        Limits.requireName("tenant", tenant);
        Limits.requireName("user", user);
    }

    /**
     * A user of the default tenant.
     *
     * @param user the user
     * @return the scope
     */
    public static Scope ofUser(String user) {
        return new Scope(DEFAULT_NAME, user);
    }

    @Override
    public int compareTo(Scope other) {
        int byTenant = tenant.compareTo(other.tenant);
        return byTenant != 0 ? byTenant : user.compareTo(other.user);
    }
}
