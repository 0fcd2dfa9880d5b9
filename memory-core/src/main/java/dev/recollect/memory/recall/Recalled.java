// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.Experience;

/**
 * A recalled memory. Immutable.
 *
 * @param experience what was recalled
 * @param score why it ranks where it does
 * @param relevant whether it is likely to bear on the query, not only the best there is
 */
public record Recalled(Experience experience, Score score, boolean relevant) {
    /**
     * The text of what was recalled.
     *
     * @return the text
     */
    public String text() {
        return experience.content().text();
    }
}
