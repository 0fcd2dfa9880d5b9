// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.session.Session;

/**
 * A session.
 *
 * @param sessionId the caller's session id
 * @param startedAt when it was begun, or its first experience recorded
 * @param lastActivity when it was last begun, or an experience recorded
 * @param status active, idle, ended or consolidated
 * @param experienceCount how many it holds, narratives not counted
 */
public record SessionJson(
        String sessionId, String startedAt, String lastActivity, String status, long experienceCount) {
    /**
     * A session.
     *
     * @param session the session
     * @return its shape
     */
    public static SessionJson of(Session session) {
        return new SessionJson(
                session.sessionId(),
                Times.format(session.startedAt()),
                Times.format(session.lastActivity()),
                session.status().wireName(),
                session.experiences());
    }
}
