// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.store.SessionSummary;

/**
 * A session.
 *
 * @param sessionId the caller's session id
 * @param startedAt when its first experience was recorded
 * @param lastActivity when its last experience was recorded
 * @param experienceCount how many it holds
 */
public record SessionJson(String sessionId, String startedAt, String lastActivity, long experienceCount) {
    /**
     * A session.
     *
     * @param session what the store knows
     * @return its shape
     */
    public static SessionJson of(SessionSummary session) {
        return new SessionJson(
                session.sessionId(),
                Times.format(session.startedAt()),
                Times.format(session.lastActivity()),
                session.experiences());
    }
}
