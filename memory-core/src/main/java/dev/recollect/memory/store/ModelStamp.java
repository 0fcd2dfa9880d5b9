// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.embedding.EmbeddingModel;

/**
 * Which model the vectors of a store come from. Immutable.
 *
 * @param id the model's id
 * @param dimension the number of dimensions, at least 1
 */
public record ModelStamp(String id, int dimension) {
    /**
     * The stamp of a model.
     *
     * @param model the model
     * @return its id and dimension
     */
    public static ModelStamp of(EmbeddingModel model) {
        return new ModelStamp(model.id(), model.dimension());
    }

    @Override
    public String toString() {
        return id + " (" + dimension + " dimensions)";
    }
}
