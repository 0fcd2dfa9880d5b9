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
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> candidate.score().value())
            .reversed()
            .thenComparing(Candidate::id);

    private final ExperienceStore store;
    private final Timeline timeline;
    private final VectorIndex vectors;
    private final KeywordIndex keywords;
    private final EmbeddingModel model;
    private final InstantSource clock;
    private final FusionWeights weights;

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
        List<Recalled> memories = read(request, cut(request, rank(request, embedding)));
        long found = System.nanoTime();
        return new Recollection(memories, Duration.ofNanos(embedded - start), Duration.ofNanos(found - embedded));
    }

    /**
     * Everything that is considered for a request, before a least score, a number or a budget cuts it.
     *
     * @param request what is being said, whose memories, and which
     * @return every candidate under the request's filter, best first, ties by id
     */
    public List<Candidate> candidates(RecallRequest request) {
        return rank(request, model.embed(request.query(), Purpose.QUERY).mean());
    }

    private List<Candidate> rank(RecallRequest request, Embedding embedding) {
        var query = new SignalReader.Query(
                request.scope(),
                request.query(),
                embedding,
                clock.instant(),
                request.profile().halfLife());
        Timeline.ScopeTimeline scoped = timeline.of(request.scope());
        KeywordScores words = keywords.score(request.scope(), request.query());
        Drawn drawn = new Candidates(query, scoped, vectors, words).draw(request.filter());
        SignalReader reader = new SignalReader(query, scoped, vectors, words, weights, drawn);
        List<Candidate> ranked = new ArrayList<>();
        for (Turn turn : drawn.candidates()) {
            Map<Signal, Double> signals = reader.read(turn);
            Score fused = weights.score(signals);
            Score score = request.profile().isClassic() ? classic(request.profile(), reader, turn) : fused;
            ranked.add(new Candidate(turn.id(), signals, score, fused.value() >= weights.floor()));
        }
        ranked.sort(BEST_FIRST);
        return ranked;
    }

    private static List<Candidate> cut(RecallRequest request, List<Candidate> ranked) {
        double least = request.minScore().orElse(0);
        return ranked.stream()
                .filter(candidate -> candidate.score().value() >= least)
                .limit(request.topK())
                .toList();
    }

    private static Score classic(RecallProfile profile, SignalReader reader, Turn turn) {
        double semantic = profile.semanticWeight()
                * Math.max(0, Math.min(1, reader.cosine(turn).orElse(0.0)));
        double recency = profile.recencyWeight() * reader.recency(turn);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("semantic", semantic);
        parts.put("recency", recency);
        /* Rounding may carry the sum of two normalised weights a last bit beyond 1. */
        return new Score(Math.min(1, semantic + recency), parts);
    }

    private List<Recalled> read(RecallRequest request, List<Candidate> ranked) {
        if (ranked.isEmpty()) {
            return List.of();
        }
        Map<ExperienceId, Experience> experiences = new HashMap<>();
        store.find(request.scope(), ranked.stream().map(Candidate::id).toList())
                .forEach(experience -> experiences.put(experience.id(), experience));
        List<Recalled> memories = new ArrayList<>();
        for (Candidate item : ranked) {
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
