// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.tck.VectorIndexContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An index below its threshold")
class BelowThresholdContractTest extends VectorIndexContract {
    @Override
    protected VectorIndex open(int dimension) {
        return HnswVectorIndex.builder(dimension).threshold(1_000_000).build();
    }
}
