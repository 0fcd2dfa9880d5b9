// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.tck.InMemoryPlace;
import dev.recollect.memory.tck.RandomOperationsContract;
import dev.recollect.memory.tck.StorePlace;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An index that follows random operations")
class HnswRandomOperationsTest extends RandomOperationsContract {
    @Override
    protected StorePlace place() {
        return new InMemoryPlace();
    }

    @Override
    protected VectorIndex vectorIndex(int dimension) {
        return SettledIndex.small(dimension);
    }

    @Override
    protected boolean exact() {
        return false;
    }
}
