// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of an experience that a filter looks at. Immutable.
 *
 * @param type its type
 * @param method how it was recorded
 * @param sessionId its session
 * @param occurredAt when it happened
 * @param valence its valence
 * @param confidence its confidence's probability
 * @param attributes the caller's attributes
 */
public record Facets(
        ExperienceType type,
        Provenance.Method method,
        Optional<String> sessionId,
        Instant occurredAt,
        double valence,
        double confidence,
        Map<String, String> attributes) {
    /**
     * The facets of an experience.
     *
     * @param experience the experience
     * @return its facets
     */
    public static Facets of(Experience experience) {
        return new Facets(
                experience.type(),
                experience.provenance().method(),
                experience.sessionId(),
                experience.occurredAt(),
                experience.affect().affect().valence(),
                experience.confidence().p(),
                experience.content().attributes());
    }
}
