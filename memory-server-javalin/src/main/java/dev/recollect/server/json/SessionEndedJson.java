// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.recollect.memory.narrative.Narrative;
import dev.recollect.memory.session.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that was ended; the narrative is left out where there is none.
 *
 * @param session the session
 * @param narrativeId the id of the narrative of its last segment
 * @param narrative what that says
 */
public record SessionEndedJson(
        @JsonUnwrapped SessionJson session,
        @Nullable String narrativeId,
        @Nullable String narrative) {
    /**
     * A session that was ended.
     *
     * @param session the session
     * @param last the narrative of its last segment
     * @return its shape
     */
    public static SessionEndedJson of(Session session, Optional<Narrative> last) {
        return new SessionEndedJson(
                SessionJson.of(session),
                last.map(narrative -> narrative.id().value()).orElse(null),
                last.map(Narrative::text).orElse(null));
    }
}
