// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * That no session goes on.
 *
 * @param sessionId null
 */
public record NoSessionJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String sessionId) {
    /** No session. */
    public static final NoSessionJson NONE = new NoSessionJson(null);
}
