// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import org.jspecify.annotations.Nullable;

/**
 * Whose session, and which.
 *
 * @param user whose
 * @param sessionId which; a new one if absent
 */
public record SessionNameJson(
        @Nullable String user, @Nullable String sessionId) {
    /** Nothing is said. */
    public static final SessionNameJson NONE = new SessionNameJson(null, null);
}
