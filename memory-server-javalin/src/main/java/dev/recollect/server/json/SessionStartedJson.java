// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.session.Session;

/**
 * A session that was started.
 *
 * @param sessionId its name
 * @param startedAt when it was first begun, or its first experience recorded
 * @param status active
 */
public record SessionStartedJson(String sessionId, String startedAt, String status) {
    /**
     * A session that was started.
     *
     * @param session the session
     * @return its shape
     */
    public static SessionStartedJson of(Session session) {
        return new SessionStartedJson(
                session.sessionId(),
                Times.format(session.startedAt()),
                session.status().wireName());
    }
}
