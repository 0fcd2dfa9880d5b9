// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import java.util.Map;

/**
 * An experience with the vectors that stand beside it. Immutable.
 *
 * @param experience the experience
 * @param embeddings its vectors by role; {@code CONTEXT} is absent while it waits to be made again
 */
public record StoredExperience(Experience experience, Map<Role, TextEmbedding> embeddings) {
    /** Copies the map. */
    public StoredExperience {
        embeddings = Map.copyOf(embeddings);
    }
}
