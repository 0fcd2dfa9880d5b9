// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import dev.recollect.memory.Limits;
import java.util.Locale;

/**
 * How someone reacts to an answer. Immutable.
 *
 * @param kind thanks or correction
 * @param confidence how sure that is, in [0, 1]
 */
public record Reaction(Kind kind, double confidence) {
    /** Checks the range. */
    public Reaction {
        Limits.requireRange("confidence", confidence, 0, 1);
    }

    /** What a reaction says of the answer. */
    public enum Kind {
        /** It helped. */
        THANKS,
        /** It was wrong, or not what was asked. */
        CORRECTION;

        /**
         * The name as an attribute.
         *
         * @return the lower-case name
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whether the answer helped.
     *
     * @return true for thanks
     */
    public boolean helpful() {
        return kind == Kind.THANKS;
    }
}
