// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lineage;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Locale;

/**
 * That one experience rests on another. Immutable.
 *
 * @param from what rests
 * @param to what it rests on
 * @param kind how
 */
public record Link(ExperienceId from, ExperienceId to, Kind kind) {
    /** How an experience rests on another. */
    public enum Kind {
        /** It was derived from it. */
        PARENT,
        /** It used or cites it. */
        EVIDENCE;

        /**
         * The name that goes out.
         *
         * @return the name in lower case
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
