// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.experience.Experience;
import java.util.Optional;

/** What was said in a turn, and by whom. */
final class Spoken {
    private Spoken() {}

    /** What the person said: of an exchange the prompt. */
    static String words(Experience turn) {
        return turn.content().prompt().orElseGet(() -> turn.content().text());
    }

    /** What was answered, if the turn is an exchange and the answer was kept. */
    static Optional<String> answer(Experience turn) {
        return turn.content().response().filter(response -> !response.isBlank());
    }

    static Optional<String> speaker(Experience turn) {
        return turn.content().speaker();
    }

    /** A name and a colon, if it is known who speaks. */
    static String attribution(Experience turn) {
        return speaker(turn).map(name -> name + ": ").orElse("");
    }
}
