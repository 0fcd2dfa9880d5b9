// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.List;
import java.util.Locale;

/**
 * What kept an experience out of a recollection. Immutable.
 *
 * @param by the first step that did, in the order in which they are taken
 * @param clauses of a filter, the fields that it breaks, in snake_case; else empty
 * @param why a sentence for people, without the text of the experience
 */
public record Dropped(Step by, List<String> clauses, String why) {
    /** Copies the list. */
    public Dropped {
        clauses = List.copyOf(clauses);
    }

    static Dropped by(Step step, String why) {
        return new Dropped(step, List.of(), why);
    }

    /** A step of a recall that may leave an experience out, in the order in which they are taken. */
    public enum Step {
        /** The user has no such experience: there never was one, or it was erased. */
        UNKNOWN,
        /** The filter does not let it through. */
        FILTER,
        /** More pass the filter than are considered one by one, and no source of candidates proposed it. */
        NOT_PROPOSED,
        /** Its score is below the least that was asked for, or it is not relevant where that was asked for. */
        MIN_SCORE,
        /** It is too much like what was chosen before it. */
        DIVERSITY,
        /** Enough others were chosen before it. */
        TOP_K,
        /** What was chosen before it left too little of the token budget. */
        TOKEN_BUDGET;

        /**
         * The name in answers.
         *
         * @return the lower-case name
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
