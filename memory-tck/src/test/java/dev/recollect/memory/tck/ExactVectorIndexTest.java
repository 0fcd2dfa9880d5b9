// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.VectorIndex;

class ExactVectorIndexTest extends VectorIndexContract {
    @Override
    protected VectorIndex open(int dimension) {
        return new ExactVectorIndex(dimension);
    }
}
