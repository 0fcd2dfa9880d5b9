// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ExperienceStore;
import java.util.HashMap;
import java.util.Map;

/** A store that was opened, and a vector index that follows its feed. */
final class Followed implements AutoCloseable {
    final StorePlace.Opened opened;
    final VectorIndex vectors;

    /** The place of a vector in an index. */
    record Place(Scope scope, Role role, ExperienceId id, int chunk) {}

    Followed(StorePlace.Opened opened, VectorIndex vectors) {
        this.opened = opened;
        this.vectors = vectors;
    }

    ExperienceStore store() {
        return opened.store();
    }

    /** The vector index, level with the store. */
    VectorIndex vectors() {
        Replay.feed(store(), vectors);
        return vectors;
    }

    @Override
    public void close() {
        vectors.close();
        opened.close();
    }

    /** Every vector of an index that has none of a scope which the store does not know. */
    static Map<Place, Embedding> vectorsOf(ExperienceStore store, VectorIndex index) {
        Map<Place, Embedding> all = new HashMap<>();
        store.scopes()
                .forEach(scope -> index.forEach(
                        scope,
                        vector -> all.put(
                                new Place(vector.scope(), vector.role(), vector.id(), vector.chunk()),
                                vector.vector())));
        assertThat(index.size()).as("vectors, those of unknown scopes included").isEqualTo(all.size());
        return all;
    }
}
