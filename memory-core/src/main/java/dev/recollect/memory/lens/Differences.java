// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what was lost and what was added. */
final class Differences {
    private final List<Difference> lost = new ArrayList<>();
    private final List<Difference> added = new ArrayList<>();

    private final Set<Integer> settledOfDraft = new HashSet<>();
    private final Set<Integer> settledOfStyled = new HashSet<>();

    /** The places in the draft of words that were found to be said by their opposites. */
    Set<Integer> settledOfDraft() {
        return settledOfDraft;
    }

    /** The same of the styled text. */
    Set<Integer> settledOfStyled() {
        return settledOfStyled;
    }

    List<Difference> lost() {
        return lost;
    }

    List<Difference> added() {
        return added;
    }
}
