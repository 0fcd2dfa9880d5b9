// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ExperienceStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store that was opened, and a vector index that follows its feed. */
final class Followed {
    final StorePlace.Opened opened;
    final VectorIndex vectors;
    private final Projections projections;

    /** The place of a vector in an index. */
    record Place(Scope scope, Role role, ExperienceId id, int chunk) {}

    Followed(StorePlace.Opened opened, VectorIndex vectors) {
        this.opened = opened;
        this.vectors = vectors;
        this.projections = new Projections(opened.store(), List.of(vectors));
    }

    ExperienceStore store() {
        return opened.store();
    }

    /** The vector index, level with the store. */
    VectorIndex vectors() {
        projections.catchUp();
        return vectors;
    }

    static Map<Place, Embedding> vectorsOf(VectorIndex index) {
        Map<Place, Embedding> all = new HashMap<>();
        index.forEach(vector ->
                all.put(new Place(vector.scope(), vector.role(), vector.id(), vector.chunk()), vector.vector()));
        return all;
    }
}
