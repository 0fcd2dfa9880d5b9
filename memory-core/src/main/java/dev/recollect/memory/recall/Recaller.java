// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.index.KeywordIndex;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ExperienceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The flow of recall: embed the query, draw candidates, read their signals, score, cut, and read the best from the store
 * in one go. Safe for use by multiple threads; blocks on model and store; changes nothing.
 */
public final class Recaller {
    private final ExperienceStore store;
    private final Timeline timeline;
    private final VectorIndex vectors;
    private final KeywordIndex keywords;
    private final EmbeddingModel model;
    private final InstantSource clock;
    private final FusionWeights weights;
    private final ToDoubleFunction<String> valence;

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
     * @param valence how pleasant a query feels, in [−1, 1]; asked only where {@link Signal#CONGRUENCE} has a weight
     */
    public Recaller(
            ExperienceStore store,
            Timeline timeline,
            VectorIndex vectors,
            KeywordIndex keywords,
            EmbeddingModel model,
            InstantSource clock,
            FusionWeights weights,
            ToDoubleFunction<String> valence) {
        this.store = store;
        this.timeline = timeline;
        this.vectors = vectors;
        this.keywords = keywords;
        this.model = model;
        this.clock = clock;
        this.weights = weights;
        this.valence = valence;
    }

    /**
     * Recalls.
     *
     * @param request what is being said, whose memories, and which
     * @return the memories, best first, and where the experiences stand that were to be explained
     */
    public Recollection recall(RecallRequest request) {
        long start = System.nanoTime();
        Embedding embedding = embedded(request);
        long embedded = System.nanoTime();
        Ranking ranking = rank(request, embedding);
        Selection selection = new Selection(ranking, store);
        List<Explained> explained =
                request.explained().isEmpty() ? List.of() : new Explanation(ranking, selection).all();
        long found = System.nanoTime();
        return new Recollection(
                selection.memories(),
                explained,
                Duration.ofNanos(embedded - start),
                Duration.ofNanos(found - embedded));
    }

    /**
     * Everything that is considered for a request, before a least score, a number or a budget cuts it.
     *
     * @param request what is being said, whose memories, and which
     * @return every candidate under the request's filter, best first, ties by id
     */
    public List<Candidate> candidates(RecallRequest request) {
        return rank(request, embedded(request)).candidates();
    }

    private Embedding embedded(RecallRequest request) {
        return model.embed(request.query(), Purpose.QUERY).mean();
    }

    private Ranking rank(RecallRequest request, Embedding embedding) {
        var query = new SignalReader.Query(
                request.scope(),
                request.query(),
                embedding,
                clock.instant(),
                request.profile().halfLife(),
                valence);
        return new Ranking(
                request,
                query,
                timeline.of(request.scope()),
                vectors,
                keywords.score(request.scope(), request.query()),
                weights,
                store);
    }
}
