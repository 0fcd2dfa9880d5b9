// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.KeywordIndex;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ExperienceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The flow of recall: embed the query, draw candidates, read their signals, score, cut, and read the best from the store
 * in one go. Safe for use by multiple threads; blocks on model and store; changes nothing.
 */
public final class Recaller {
    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble(
                    (Ranked ranked) -> ranked.score().value())
            .reversed()
            .thenComparing(Ranked::id);

    private final ExperienceStore store;
    private final Timeline timeline;
    private final VectorIndex vectors;
    private final KeywordIndex keywords;
    private final EmbeddingModel model;
    private final InstantSource clock;
    private final FusionWeights weights;

    private record Ranked(ExperienceId id, Score score, boolean relevant) {}

    /**
     * Creates the flow. Whoever calls {@link #recall} has brought the projections level with the store.
     *
     * @param store where the memories are read from
     * @param timeline the order of experiences
     * @param vectors finds by meaning
     * @param keywords finds by words
     * @param model embeds queries
     * @param clock tells the time that recency counts from
     * @param weights the numbers of the default profile
     */
    public Recaller(
            ExperienceStore store,
            Timeline timeline,
            VectorIndex vectors,
            KeywordIndex keywords,
            EmbeddingModel model,
            InstantSource clock,
            FusionWeights weights) {
        this.store = store;
        this.timeline = timeline;
        this.vectors = vectors;
        this.keywords = keywords;
        this.model = model;
        this.clock = clock;
        this.weights = weights;
    }

    /**
     * Recalls.
     *
     * @param request what is being said, whose memories, and which
     * @return the memories, best first
     */
    public Recollection recall(RecallRequest request) {
        long start = System.nanoTime();
        Embedding embedding = model.embed(request.query(), Purpose.QUERY).mean();
        long embedded = System.nanoTime();
        List<Recalled> memories = read(request, rank(request, embedding));
        long found = System.nanoTime();
        return new Recollection(memories, Duration.ofNanos(embedded - start), Duration.ofNanos(found - embedded));
    }

    private List<Ranked> rank(RecallRequest request, Embedding embedding) {
        var query = new SignalReader.Query(
                request.scope(),
                request.query(),
                embedding,
                clock.instant(),
                request.profile().halfLife());
        Timeline.ScopeTimeline scoped = timeline.of(request.scope());
        KeywordScores words = keywords.score(request.scope(), request.query());
        Collection<Turn> candidates = Candidates.draw(query, scoped, vectors, words, request.filter());
        SignalReader reader = new SignalReader(query, scoped, vectors, words, weights, candidates);
        List<Ranked> ranked = new ArrayList<>();
        for (Turn turn : candidates) {
            Score fused = weights.score(reader.read(turn));
            Score score = request.profile().isClassic() ? classic(request.profile(), reader, turn) : fused;
            if (score.value() >= request.minScore().orElse(0)) {
                ranked.add(new Ranked(turn.id(), score, fused.value() >= weights.floor()));
            }
        }
        ranked.sort(BEST_FIRST);
        return ranked.subList(0, Math.min(request.topK(), ranked.size()));
    }

    private static Score classic(RecallProfile profile, SignalReader reader, Turn turn) {
        double semantic = profile.semanticWeight()
                * Math.max(0, Math.min(1, reader.cosine(turn).orElse(0.0)));
        double recency = profile.recencyWeight() * reader.recency(turn);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("semantic", semantic);
        parts.put("recency", recency);
        return new Score(semantic + recency, parts);
    }

    private List<Recalled> read(RecallRequest request, List<Ranked> ranked) {
        if (ranked.isEmpty()) {
            return List.of();
        }
        Map<ExperienceId, Experience> experiences = new HashMap<>();
        store.find(request.scope(), ranked.stream().map(Ranked::id).toList())
                .forEach(experience -> experiences.put(experience.id(), experience));
        List<Recalled> memories = new ArrayList<>();
        for (Ranked item : ranked) {
            Experience experience = experiences.get(item.id());
            if (experience != null) {
                memories.add(new Recalled(experience, item.score(), item.relevant()));
            }
        }
        return fit(memories, request.tokenBudget());
    }

    private static List<Recalled> fit(List<Recalled> memories, OptionalInt budget) {
        if (budget.isEmpty()) {
            return memories;
        }
        long left = budget.getAsInt();
        int fitting = 0;
        while (fitting < memories.size()) {
            left -= Usage.estimatedTokens(
                    memories.get(fitting).experience().content().text());
            if (left < 0) {
                break;
            }
            fitting++;
        }
        return memories.subList(0, fitting);
    }
}
