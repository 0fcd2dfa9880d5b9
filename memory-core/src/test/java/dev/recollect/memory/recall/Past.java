// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.IndexedText;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.index.VectorScores;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said so far: a store in memory and the projections that recall reads, level with it. */
final class Past {
    static final Scope ADA = Scope.ofUser("ada");
    static final Scope BOB = Scope.ofUser("bob");
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** The query of whoever tells cosines instead of texts. */
    static final Embedding AXIS = Said.cosine(1);

    final Words model = new Words();
    final InMemoryExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(model));
    final Timeline timeline = new Timeline();
    final ExactVectorIndex vectors = new ExactVectorIndex(Words.DIMENSION);
    final InMemoryKeywordIndex keywords = new InMemoryKeywordIndex(new UnicodeAnalyzer());
    private final Projections projections =
            new Projections(store, List.of(timeline, vectors, keywords), Long.MAX_VALUE);
    /** The queries whose feeling was asked for. */
    final List<String> felt = new ArrayList<>();

    private int told;
    private int erasures;

    static ExperienceId id(int number) {
        return new ExperienceId("exp_" + String.format("%026d", number));
    }

    /** How Ada's vectors lie to a query. */
    Map<Role, VectorScores> scores(Embedding query) {
        Map<Role, VectorScores> scores = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            scores.put(role, vectors.scores(ADA, role, query));
        }
        return scores;
    }

    ExperienceId add(Said said) {
        Experience experience = said.experience(id(1_000 + told++));
        Optional<Experience> predecessor = predecessor(experience);
        Map<Role, TextEmbedding> vectors = new EnumMap<>(Role.class);
        if (said.vectors().isEmpty()) {
            embed(experience.content(), predecessor.map(Experience::content), vectors);
        }
        vectors.putAll(said.vectors());
        store.append(
                List.of(new NewExperience(experience, vectors, predecessor.map(Experience::id), Optional.empty())));
        level();
        return experience.id();
    }

    private Optional<Experience> predecessor(Experience experience) {
        return experience
                .sessionId()
                .filter(session -> experience.type() == ExperienceType.OCCURRENCE)
                .flatMap(session -> store.predecessor(experience.scope(), session, Position.of(experience)));
    }

    private void embed(Content content, Optional<Content> before, Map<Role, TextEmbedding> vectors) {
        content.prompt().ifPresent(prompt -> vectors.put(Role.PROMPT, passage(prompt)));
        content.response()
                .filter(response -> !response.isBlank())
                .ifPresent(response -> vectors.put(Role.RESPONSE, passage(response)));
        if (content.prompt().isEmpty()) {
            vectors.put(Role.CONTENT, passage(IndexedText.of(content)));
        }
        vectors.put(Role.CONTEXT, passage(IndexedText.inContext(content, before)));
    }

    private TextEmbedding passage(String text) {
        return model.embed(text, Purpose.PASSAGE);
    }

    void forget(Erasure erasure) {
        store.erase(erasure, "rct_" + erasures++, NOW);
        level();
    }

    private void level() {
        store.scopes().forEach(scope -> projections.lease(scope).close());
    }

    /** Throws what the projections know away and loads it again. */
    void rebuild() {
        projections.rebuild();
    }

    Recaller recaller() {
        return recaller(store);
    }

    Recaller recaller(ExperienceStore from) {
        return new Recaller(
                from, timeline, vectors, keywords, model, () -> NOW, FusionWeights.bundled(model.id()), this::valence);
    }

    private double valence(String query) {
        felt.add(query);
        return query.contains("hate") ? -0.8 : query.contains("love") ? 0.8 : 0;
    }

    Turn turn(ExperienceId id) {
        return timeline.of(ADA).find(id).orElseThrow();
    }
}
