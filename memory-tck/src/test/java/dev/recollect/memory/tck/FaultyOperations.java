// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import java.util.function.UnaryOperator;

/** Random operations on the in-memory store and keyword index with a fault put in. */
final class FaultyOperations extends RandomOperationsContract {
    private final UnaryOperator<ExperienceStore> store;
    private final UnaryOperator<KeywordScores> scores;

    FaultyOperations(UnaryOperator<ExperienceStore> store, UnaryOperator<KeywordScores> scores) {
        this.store = store;
        this.scores = scores;
    }

    @Override
    protected StorePlace place() {
        return new StorePlace() {
            @Override
            public Opened open(ModelStamp model, TextAnalyzer analyzer) {
                Opened sound = new InMemoryPlace().open(model, analyzer);
                return new Opened(
                        store.apply(sound.store()),
                        (scope, query) -> scores.apply(sound.words().score(scope, query)));
            }

            @Override
            public boolean durable() {
                return false;
            }
        };
    }

    /* One that meets every fault: in a few thousand operations a rare one may not occur. */
    @Override
    protected long seed() {
        return 7;
    }
}
