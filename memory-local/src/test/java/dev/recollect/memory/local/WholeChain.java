// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ChainEntry;
import java.util.ArrayList;
import java.util.List;

/** All that a scope's chain holds and is not erased, in its order. */
final class WholeChain {
    private static final int PAGE = 500;

    private WholeChain() {}

    static List<Experience> of(Memory memory, Scope scope) {
        List<Experience> all = new ArrayList<>();
        List<ChainEntry> page = memory.chain(scope, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(entry -> entry.experience().ifPresent(all::add));
            page = memory.chain(scope, page.get(page.size() - 1).position(), PAGE);
        }
        return all;
    }
}
