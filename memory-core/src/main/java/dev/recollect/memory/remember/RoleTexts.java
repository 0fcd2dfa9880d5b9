// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.index.IndexedText;
import dev.recollect.memory.store.ExperienceStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts that stand for the roles of experiences, and their embedding in one go, equal texts once. */
final class RoleTexts {
    private RoleTexts() {}

    static Map<Role, String> of(Experience experience, Optional<Experience> predecessor) {
        Content content = experience.content();
        Map<Role, String> texts = new EnumMap<>(Role.class);
        for (Role role : ExperienceStore.rolesOf(experience)) {
            texts.put(role, text(role, content, predecessor.map(Experience::content)));
        }
        return texts;
    }

    private static String text(Role role, Content content, Optional<Content> predecessor) {
        return switch (role) {
            case CONTENT -> IndexedText.of(content);
            case PROMPT ->
                content.speaker().map(name -> name + ": ").orElse("")
                        + content.prompt().orElseThrow();
            case RESPONSE -> content.response().orElseThrow();
            case CONTEXT -> IndexedText.inContext(content, predecessor);
        };
    }

    /** By text; what is known already is not embedded again. */
    static Map<String, TextEmbedding> embedded(
            EmbeddingModel model, Collection<Map<Role, String>> all, Map<String, TextEmbedding> known) {
        LinkedHashSet<String> distinct = new LinkedHashSet<>();
        all.forEach(texts -> distinct.addAll(texts.values()));
        distinct.removeAll(known.keySet());
        List<String> ordered = new ArrayList<>(distinct);
        List<TextEmbedding> embeddings = ordered.isEmpty() ? List.of() : model.embed(ordered, Purpose.PASSAGE);
        Map<String, TextEmbedding> byText = new HashMap<>(known);
        for (int i = 0; i < ordered.size(); i++) {
            byText.put(ordered.get(i), embeddings.get(i));
        }
        return byText;
    }
}
