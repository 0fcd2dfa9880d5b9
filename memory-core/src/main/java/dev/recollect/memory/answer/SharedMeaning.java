// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.StoredExperience;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How near in meaning sentences of an answer are to the memories it was given, in deviations above what cosines of the model
 * usually are. Vectors of memories come from the store in one read, when first needed. Confined to one thread.
 */
final class SharedMeaning {
    /* Sentences beyond are told nothing, so that a long draft costs no more than this many embeddings. */
    private static final int MOST_SENTENCES = 50;

    private final ExperienceStore store;
    private final EmbeddingModel model;
    private final Distribution usual;
    private final Scope scope;
    private final List<ExperienceId> ids;
    private final Map<ExperienceId, StoredExperience> stored = new HashMap<>();
    private final Map<String, Optional<Embedding>> sentences = new HashMap<>();

    SharedMeaning(
            ExperienceStore store, EmbeddingModel model, Distribution usual, Scope scope, List<Recalled> memories) {
        this.store = store;
        this.model = model;
        this.usual = usual;
        this.scope = scope;
        ids = memories.stream().map(memory -> memory.experience().id()).toList();
    }

    /** Deviations above the usual; far below everything where there is nothing to compare. */
    double of(String sentence, int number) {
        return embedded(sentence).map(query -> best(query, ids.get(number - 1))).orElse(Double.NEGATIVE_INFINITY);
    }

    private double best(Embedding query, ExperienceId id) {
        if (stored.isEmpty()) {
            store.stored(scope, ids)
                    .forEach(memory -> stored.put(memory.experience().id(), memory));
        }
        StoredExperience memory = stored.get(id);
        if (memory == null) {
            return Double.NEGATIVE_INFINITY;
        }
        return memory.embeddings().entrySet().stream()
                .filter(entry -> entry.getKey() != Role.CONTEXT)
                .mapToDouble(entry -> usual.z(entry.getValue().similarity(query)))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private Optional<Embedding> embedded(String sentence) {
        if (!sentences.containsKey(sentence) && sentences.size() >= MOST_SENTENCES) {
            return Optional.empty();
        }
        return sentences.computeIfAbsent(
                sentence, text -> Optional.of(model.embed(text, Purpose.QUERY).mean()));
    }
}
