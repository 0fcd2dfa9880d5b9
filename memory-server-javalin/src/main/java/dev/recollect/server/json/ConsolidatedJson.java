// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.narrative.Narrative;

/**
 * A segment of a session that was told.
 *
 * @param sessionId the session
 * @param segment the segment's number, from 1
 * @param narrativeId the id of the narrative
 * @param narrative what it says
 * @param consolidatedCount how many experiences it tells of
 */
public record ConsolidatedJson(
        String sessionId, int segment, String narrativeId, String narrative, int consolidatedCount) {
    /**
     * A segment that was told.
     *
     * @param narrative the narrative
     * @return its shape
     */
    public static ConsolidatedJson of(Narrative narrative) {
        return new ConsolidatedJson(
                narrative.sessionId(), narrative.segment(), narrative.id().value(), narrative.text(), narrative.told());
    }
}
