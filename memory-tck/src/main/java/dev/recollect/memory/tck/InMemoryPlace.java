// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;

/** The in-memory store with the keyword index that follows it: what others are compared with. Opens a new one each time. */
public final class InMemoryPlace implements StorePlace {
    /** Creates a place. */
    public InMemoryPlace() {}

    @Override
    public Opened open(ModelStamp model, TextAnalyzer analyzer) {
        InMemoryExperienceStore store = new InMemoryExperienceStore(model);
        InMemoryKeywordIndex words = new InMemoryKeywordIndex(analyzer);
        return new Opened(store, (scope, query) -> {
            Replay.feed(store, words);
            return words.score(scope, query);
        });
    }

    @Override
    public boolean durable() {
        return false;
    }
}
