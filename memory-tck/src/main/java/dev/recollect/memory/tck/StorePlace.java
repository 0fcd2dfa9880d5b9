// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.index.KeywordIndex;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.ModelStamp;

/** Where one store lies: the implementation's side of the contracts. A test has its own place, empty at first. */
public interface StorePlace {
    /**
     * Opens the store that lies here, with the keyword index over it. A contract closes it, and then may open it again.
     *
     * @param model the model whose vectors it takes
     * @param analyzer cuts texts and queries into terms, the same at each call of a test
     * @return both
     */
    Opened open(ModelStamp model, TextAnalyzer analyzer);

    /**
     * Whether what was stored is there when the store is opened again.
     *
     * @return false for stores in memory; contracts then never reopen
     */
    boolean durable();

    /**
     * A store and the keyword index over it.
     *
     * @param store the store
     * @param words finds by words what the store holds, as soon as a write has returned
     */
    record Opened(ExperienceStore store, KeywordIndex words) implements AutoCloseable {
        @Override
        public void close() {
            store.close();
        }
    }
}
