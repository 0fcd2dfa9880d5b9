// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.List;

/** Collects what was lost and what was added. */
final class Differences {
    private final List<Fact> lost = new ArrayList<>();
    private final List<Fact> added = new ArrayList<>();

    List<Fact> lost() {
        return lost;
    }

    List<Fact> added() {
        return added;
    }

    Faithfulness faithfulness() {
        return new Faithfulness(
                lost.stream().distinct().toList(), added.stream().distinct().toList());
    }
}
