// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.tck.StorePlace;
import java.nio.file.Path;

/** A store's file in a folder of the test. */
record SqlitePlace(Path folder) implements StorePlace {
    @Override
    public Opened open(ModelStamp model, TextAnalyzer analyzer) {
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), model)
                        .analyzer(analyzer)
                        .build());
        return new Opened(store, store.keywords());
    }

    @Override
    public boolean durable() {
        return true;
    }
}
