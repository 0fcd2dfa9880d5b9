// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.tck.VectorIndexContract;
import org.junit.jupiter.api.DisplayName;

/** Nobody waits for graphs here: whichever state they are in, the contract holds. */
@DisplayName("An index that is searched while its graphs are made")
class BesideItsWorkContractTest extends VectorIndexContract {
    @Override
    protected VectorIndex open(int dimension) {
        return HnswVectorIndex.builder(dimension).settings(SettledIndex.SMALL).build();
    }

    @Override
    protected boolean exact() {
        return false;
    }
}
