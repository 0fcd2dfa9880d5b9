// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.recall.Candidate;
import dev.recollect.memory.recall.FusionWeights;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recaller;
import dev.recollect.memory.recall.Timeline;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SnowballAnalyzer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A memory without a file that holds the conversations of a recall set, each as a user, and shows what recall considers for
 * a question. Everything but the store is what the product runs with: exact vectors, words by the English analyser, the
 * flow of recall. Its clock stands a day behind the last turn of the conversation in hand. Confined to one thread.
 */
final class ScratchMemory implements AutoCloseable {
    private static final RecallProfile COSINE = RecallProfile.classic(1, 0, RecallProfile.DEFAULT_HALF_LIFE);

    private final Memory memory;
    private final Recaller recaller;
    private final Projections timeline;
    private final Map<ExperienceId, RecallSet.Turn> turns = new HashMap<>();
    private Instant now = Instant.EPOCH;

    /** Opens an empty one; the model stays the caller's to close. */
    ScratchMemory(EmbeddingModel model, FusionWeights weights) {
        var store = new InMemoryExperienceStore(ModelStamp.of(model));
        var vectors = new ExactVectorIndex(model.dimension());
        var keywords = new InMemoryKeywordIndex(new SnowballAnalyzer());
        memory = new MemoryBuilder(store, vectors, keywords, new Borrowed(model))
                .clock(() -> now)
                .random(new Random(1))
                .maintenanceInterval(Duration.ZERO)
                .weights(weights)
                .build();
        Timeline follower = new Timeline();
        timeline = new Projections(store, List.of(follower), Long.MAX_VALUE);
        recaller = new Recaller(store, follower, vectors, keywords, model, () -> now, weights, text -> 0);
    }

    void remember(RecallSet.Conversation conversation) {
        now = conversation.asked();
        List<RememberRequest> requests = conversation.turns().stream()
                .map(turn -> turn.request(conversation.scope()))
                .toList();
        List<Remembered> outcomes = memory.rememberAll(requests);
        for (int i = 0; i < outcomes.size(); i++) {
            RecallSet.Turn turn = conversation.turns().get(i);
            Remembered outcome = outcomes.get(i);
            turns.put(
                    outcome.id()
                            .orElseThrow(() -> new IllegalArgumentException("the turn '" + turn.id()
                                    + "' of conversation '" + conversation.id() + "': " + outcome.detail())),
                    turn);
        }
        memory.completeContexts();
        memory.prepare(conversation.scope());
        timeline.lease(conversation.scope()).close();
    }

    /** What recall considers for a question to a conversation, best first, and what would have been right. */
    Example ask(RecallSet.Conversation conversation, RecallSet.Question question) {
        now = conversation.asked();
        RecallRequest request = RecallRequest.of(conversation.scope(), question.text());
        Map<ExperienceId, Double> cosine = scores(request.withProfile(COSINE));
        Map<ExperienceId, Double> classic = scores(request.withProfile(RecallProfile.CLASSIC));
        List<Example.Item> items = recaller.candidates(request).stream()
                .map(candidate -> {
                    RecallSet.Turn turn = turn(candidate.id());
                    return new Example.Item(
                            turn.id(),
                            turn.session(),
                            candidate.signals(),
                            cosine.getOrDefault(candidate.id(), 0.0),
                            classic.getOrDefault(candidate.id(), 0.0));
                })
                .toList();
        Set<String> sessions = conversation.turns().stream()
                .filter(turn -> question.evidence().contains(turn.id()))
                .map(RecallSet.Turn::session)
                .collect(Collectors.toSet());
        return new Example(conversation.id(), question, items, sessions);
    }

    private RecallSet.Turn turn(ExperienceId id) {
        RecallSet.Turn turn = turns.get(id);
        if (turn == null) {
            throw new IllegalStateException(id + " must be a turn of the set, but is not");
        }
        return turn;
    }

    private Map<ExperienceId, Double> scores(RecallRequest request) {
        return recaller.candidates(request).stream()
                .collect(Collectors.toMap(
                        Candidate::id, candidate -> candidate.score().value()));
    }

    @Override
    public void close() {
        memory.close();
    }
}
