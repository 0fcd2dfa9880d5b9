// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * An experience on its way into the store. Immutable.
 *
 * @param experience the experience
 * @param embeddings its vectors by role; {@code CONTEXT} is kept only if {@code predecessor} still holds at commit
 * @param predecessor the turn that the {@code CONTEXT} vector was made with; empty if it was made without one
 * @param keyHash the hash of the caller's idempotency key, see {@link #hashOfKey}
 */
public record NewExperience(
        Experience experience,
        Map<Role, TextEmbedding> embeddings,
        Optional<ExperienceId> predecessor,
        Optional<Digest> keyHash) {
    /** Copies the map. */
    public NewExperience {
        embeddings = Map.copyOf(embeddings);
    }

    /**
     * The form in which an idempotency key is kept.
     *
     * @param key the caller's key
     * @return its SHA-256
     */
    public static Digest hashOfKey(String key) {
        return Digest.ofBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
