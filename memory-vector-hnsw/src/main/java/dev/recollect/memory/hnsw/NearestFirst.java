// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import java.io.Serializable;
import java.util.Comparator;

/** The order of distances; a class of our own, so that a graph on disk holds no other. */
final class NearestFirst implements Comparator<Float>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Float one, Float other) {
        return Float.compare(one, other);
    }
}
