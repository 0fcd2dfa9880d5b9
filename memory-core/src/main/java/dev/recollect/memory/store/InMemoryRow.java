// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An experience as the in-memory store keeps it, with what stands beside it. Guarded by the store's lock. */
final class InMemoryRow {
    final Experience experience;
    final Digest digest;
    final Optional<Digest> keyHash;
    final Map<Role, TextEmbedding> embeddings = new EnumMap<>(Role.class);
    final long chainPosition;
    final long addedBy;
    final Optional<InMemoryWeight> weight;

    /** A row at a place of its scope's chain, added by the change of this number. */
    InMemoryRow(NewExperience item, Digest digest, long chainPosition, long addedBy) {
        this.experience = item.experience();
        this.digest = digest;
        this.keyHash = item.keyHash();
        this.embeddings.putAll(item.embeddings());
        this.chainPosition = chainPosition;
        this.addedBy = addedBy;
        this.weight = SalienceTable.weighs(experience)
                ? Optional.of(new InMemoryWeight(experience.recordedAt()))
                : Optional.empty();
    }

    ExperienceId id() {
        return experience.id();
    }

    Position position() {
        return Position.of(experience);
    }

    /** The session that the experience is a turn of, if it is a turn. */
    static Optional<String> sessionOfTurn(Experience experience) {
        return experience.type() == ExperienceType.OCCURRENCE ? experience.sessionId() : Optional.empty();
    }

    /** The experiences that an experience was derived from or cites. */
    static Set<ExperienceId> origins(Experience experience) {
        Set<ExperienceId> origins = new TreeSet<>(experience.parents());
        experience.evidence().forEach(evidence -> evidence.experience().ifPresent(origins::add));
        return origins;
    }

    StoredExperience stored() {
        return new StoredExperience(experience, embeddings);
    }
}
