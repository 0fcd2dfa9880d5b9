// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import org.jspecify.annotations.Nullable;

/**
 * Whose session is to be told.
 *
 * @param user whose
 */
public record SessionUserJson(@Nullable String user) {
    /** Nothing is said. */
    public static final SessionUserJson NONE = new SessionUserJson(null);
}
