// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.lens.Style;
import java.util.List;

/**
 * An answer to reflect on. Immutable.
 *
 * @param message what was said, redacted
 * @param draft what was answered, without preface and references
 * @param used the memories the answer used
 * @param recalled how many memories were recalled
 * @param sentences of the draft
 * @param resting how many of them rest on a memory
 * @param style how the answer sounded
 */
public record Answered(
        String message, String draft, List<Experience> used, int recalled, int sentences, int resting, Style style) {
    /** Copies the list. */
    public Answered {
        used = List.copyOf(used);
    }
}
