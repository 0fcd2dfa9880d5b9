// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.Facets;
import java.util.Optional;

/**
 * What recall knows of an experience without reading it from the store.
 *
 * @param place its place in time
 * @param facets what filters look at
 * @param speaker who speaks
 * @param exchange whether it is an exchange of prompt and response
 * @param asking the share of it that asks rather than tells, in [0, 1]; of an answered exchange, that of the response
 * @param wording what its words show
 */
record Turn(Position place, Facets facets, Optional<String> speaker, boolean exchange, double asking, Wording wording) {
    /* A question is not worth nothing: it may be what is sought. */
    private static final double WORTH_OF_QUESTION = 0.2;

    static Turn of(Experience experience) {
        Content content = experience.content();
        return new Turn(
                Position.of(experience),
                Facets.of(experience),
                content.speaker(),
                content.prompt().isPresent(),
                Asking.share(whatItTells(content)),
                Wording.of(content.text()));
    }

    private static String whatItTells(Content content) {
        return content.response()
                .filter(response -> !response.isBlank())
                .or(content::prompt)
                .orElseGet(content::text);
    }

    ExperienceId id() {
        return place.id();
    }

    /** Whether it has neighbours: an occurrence in a session. */
    boolean inSession() {
        return facets.type() == ExperienceType.OCCURRENCE && facets.sessionId().isPresent();
    }

    /** How much a match of its text counts: 1 for what only tells, a fifth for what only asks. */
    double tells() {
        return 1 - (1 - WORTH_OF_QUESTION) * asking;
    }

    /** Whether it asks something that the turn after it may answer. */
    boolean leavesQuestion() {
        return asking > 0 && !exchange;
    }

    boolean isSaidBySomeoneElseThan(Turn other) {
        return speaker.isPresent() && other.speaker.isPresent() && !speaker.equals(other.speaker);
    }
}
