// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;

/**
 * How the facts of a styled answer compare with those of its draft. Immutable.
 *
 * @param lost what only the draft states
 * @param added what only the styled answer states
 */
public record Faithfulness(List<Fact> lost, List<Fact> added) {
    /** Copies the lists. */
    public Faithfulness {
        lost = List.copyOf(lost);
        added = List.copyOf(added);
    }

    /**
     * Whether both state the same.
     *
     * @return true if nothing was lost and nothing added
     */
    public boolean faithful() {
        return lost.isEmpty() && added.isEmpty();
    }
}
