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
 * @param question whether all it does is ask
 * @param length characters of its text
 */
record Turn(Position place, Facets facets, Optional<String> speaker, boolean question, int length) {
    /* Latin, Greek, Arabic, Armenian and full-width. */
    private static final String QUESTION_MARKS = "?\u037e\u061f\u055e\uff1f";

    static Turn of(Experience experience) {
        Content content = experience.content();
        return new Turn(
                Position.of(experience),
                Facets.of(experience),
                content.speaker(),
                asks(content.text()),
                content.text().length());
    }

    ExperienceId id() {
        return place.id();
    }

    /** Whether it has neighbours: an occurrence in a session. */
    boolean inSession() {
        return facets.type() == ExperienceType.OCCURRENCE && facets.sessionId().isPresent();
    }

    /** Whether the last sentence of a text is a question. */
    static boolean asks(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return false;
        }
        return QUESTION_MARKS.indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0;
    }
}
