// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.store.SalienceTable;
import dev.recollect.memory.store.StoredExperience;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what is most like memories of one scope, which is held. What a memory derives from or cites, and what derives from it
 * or cites it, at one remove or two, is not counted among the others. Confined to one thread.
 */
final class Surroundings {
    private static final List<Role> SAID = List.of(Role.CONTENT, Role.PROMPT);
    private static final int NEAREST = 12;
    private static final int CHILDREN_FOLLOWED = 100;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final MemoryParts parts;
    private final Scope scope;

    Surroundings(MemoryParts parts, Scope scope) {
        this.parts = parts;
        this.scope = scope;
    }

    /**
     * What is around a memory.
     *
     * @param likeness the cosine to the most alike, −1 if there is nothing else
     * @param copies those among the nearest that say the same word for word
     */
    record Around(double likeness, List<Experience> copies) {}

    Around of(StoredExperience stored) {
        Optional<Embedding> meaning = meaning(stored);
        if (meaning.isEmpty()) {
            return new Around(-1, List.of());
        }
        Set<ExperienceId> kin = kin(stored.experience());
        Set<ExperienceId> nearest = new LinkedHashSet<>();
        for (Role role : SAID) {
            parts.vectors().search(scope, role, meaning.get(), NEAREST, id -> !kin.contains(id)).stream()
                    .map(Neighbor::id)
                    .forEach(nearest::add);
        }
        List<StoredExperience> others = nearest.isEmpty()
                ? List.of()
                : parts.store().stored(scope, nearest).stream()
                        .filter(other -> SalienceTable.weighs(other.experience()))
                        .toList();
        double likeness = others.stream()
                .flatMap(other -> said(other).map(said -> said.similarity(meaning.get())))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(-1);
        String words = words(stored.experience());
        List<Experience> copies = others.stream()
                .map(StoredExperience::experience)
                .filter(other -> words(other).equals(words))
                .toList();
        return new Around(copies.isEmpty() ? likeness : 1, copies);
    }

    /* Who asks about a memory, and is answered from it or from such an answer, does not make it less unique. */
    private Set<ExperienceId> kin(Experience experience) {
        List<ExperienceId> children = parts.store().children(scope, experience.id());
        Set<ExperienceId> kin = new HashSet<>(children);
        children.stream()
                .limit(CHILDREN_FOLLOWED)
                .forEach(child -> kin.addAll(parts.store().children(scope, child)));
        kin.add(experience.id());
        kin.addAll(experience.parents());
        experience.evidence().forEach(evidence -> evidence.experience().ifPresent(kin::add));
        return kin;
    }

    private static Optional<Embedding> meaning(StoredExperience stored) {
        return said(stored).findFirst().map(TextEmbedding::mean);
    }

    private static Stream<TextEmbedding> said(StoredExperience stored) {
        return SAID.stream()
                .flatMap(role -> Optional.ofNullable(stored.embeddings().get(role)).stream());
    }

    private static String words(Experience experience) {
        String text = experience.content().text();
        String words =
                NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return words.isEmpty() ? text : words;
    }
}
