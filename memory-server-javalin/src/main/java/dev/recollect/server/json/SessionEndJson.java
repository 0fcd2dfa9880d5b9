// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import org.jspecify.annotations.Nullable;

/**
 * Which session is to be ended.
 *
 * @param user whose
 * @param sessionId which; the current one if absent
 * @param consolidate whether it is told at once; true if absent
 */
public record SessionEndJson(
        @Nullable String user,
        @Nullable String sessionId,
        @Nullable Boolean consolidate) {
    /** Nothing is said. */
    public static final SessionEndJson NONE = new SessionEndJson(null, null, null);

    /**
     * Whether the session is told at once.
     *
     * @return true unless it is not wanted
     */
    public boolean consolidates() {
        return !Boolean.FALSE.equals(consolidate);
    }
}
