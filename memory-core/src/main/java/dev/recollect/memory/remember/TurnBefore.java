// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.affect.Preceding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;

/** A turn as it bears on the affect of the turn after it. */
public final class TurnBefore {
    private TurnBefore() {}

    /**
     * What a turn leaves behind.
     *
     * @param turn the turn, its affect read
     * @return its affect, and what was said last in it
     */
    public static Preceding of(Experience turn) {
        Content content = turn.content();
        String last = content.response()
                .filter(response -> !response.isBlank())
                .orElseGet(() -> content.prompt().orElseGet(content::text));
        return new Preceding(turn.affect().affect(), last);
    }
}
