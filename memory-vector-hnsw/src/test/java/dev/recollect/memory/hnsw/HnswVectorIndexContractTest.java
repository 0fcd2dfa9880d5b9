// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.tck.VectorIndexContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An index that searches graphs")
class HnswVectorIndexContractTest extends VectorIndexContract {
    @Override
    protected VectorIndex open(int dimension) {
        return SettledIndex.small(dimension);
    }

    @Override
    protected boolean exact() {
        return false;
    }
}
