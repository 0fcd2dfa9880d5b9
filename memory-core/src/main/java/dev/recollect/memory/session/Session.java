// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.session;

import java.time.Instant;
import java.util.Locale;

/**
 * A session as it stands. Immutable.
 *
 * @param sessionId the caller's session id
 * @param startedAt when it was begun, or its first experience recorded
 * @param lastActivity when it was last begun, or activity recorded; see {@link dev.recollect.memory.store.SessionSummary}
 * @param status how it stands
 * @param experiences how many it holds, narratives not counted; 0 if it was only begun
 */
public record Session(String sessionId, Instant startedAt, Instant lastActivity, Status status, long experiences) {
    /** How a session stands. */
    public enum Status {
        /** There was activity lately, and nobody ended it since. */
        ACTIVE,
        /** There was none for so long that what follows begins another one, or all of it was imported. */
        IDLE,
        /** Somebody ended it, and nothing followed. */
        ENDED,
        /** Idle or ended, and all of it is told by narratives. */
        CONSOLIDATED;

        /**
         * The name in JSON and on the command line.
         *
         * @return the lower-case name
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whether it is over, until something follows.
     *
     * @return false if it is active
     */
    public boolean isOver() {
        return status != Status.ACTIVE;
    }
}
