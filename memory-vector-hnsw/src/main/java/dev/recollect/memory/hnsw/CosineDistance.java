// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import dev.recollect.memory.embedding.Embedding;

/** One minus the cosine; what is unknown is beyond all that is known. */
final class CosineDistance implements DistanceFunction<Embedding, Float> {
    private static final long serialVersionUID = 1L;
    private static final float BEYOND = 3;

    @Override
    @SuppressWarnings("ReferenceEquality") // the stand-in is one object, equal vectors are not it
    public Float distance(Embedding one, Embedding other) {
        return one == Node.UNKNOWN || other == Node.UNKNOWN ? BEYOND : 1 - one.similarity(other);
    }
}
