// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.StoredExperience;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A vector index through deletion and compaction, growth and overwriting. */
abstract class ComingAndGoingRules extends IndexRules {
    private static final int K = 10;

    @Test
    @DisplayName("after half went and what there is of compaction, the rest is found as before and as if alone ever")
    void halfGone() {
        List<ExperienceId> all = addMany(ADA, 600);
        List<Embedding> queries = directions(40);
        List<List<Neighbor>> before =
                queries.stream().map(query -> nearest(ADA, query, 600)).toList();
        Set<ExperienceId> gone =
                IntStream.range(0, 300).mapToObj(i -> all.get(2 * i)).collect(Collectors.toSet());

        erase(ADA, List.copyOf(gone));
        List<List<Neighbor>> meanwhile =
                queries.stream().map(query -> nearest(ADA, query, K)).toList();
        index.settle(ADA, left -> {});

        try (VectorIndex alone = open(DIMENSION)) {
            Replay.load(store, alone, ADA);
            alone.settle(ADA, left -> {});
            List<List<Neighbor>> compacted = new ArrayList<>();
            for (int i = 0; i < queries.size(); i++) {
                List<Neighbor> left = before.get(i).stream()
                        .filter(neighbor -> !gone.contains(neighbor.id()))
                        .toList();
                compacted.add(left);

                assertThat(nearest(ADA, queries.get(i), 600)).isEqualTo(left).hasSize(300);
                assertThat(alone.search(ADA, Role.CONTENT, queries.get(i), 600, id -> true))
                        .isEqualTo(left);
            }
            requireNearest("before compaction", meanwhile, compacted);
            requireNearest(
                    "after compaction",
                    queries.stream().map(query -> nearest(ADA, query, K)).toList(),
                    compacted);
        }
    }

    @Test
    @DisplayName("growing from nothing to far beyond any initial room, searched all the while, loses nothing")
    void growth() throws InterruptedException, ExecutionException {
        int rounds = 25;
        List<Embedding> topics = directions(40);
        Supplier<Embedding> near = () -> between(topics.get(random.nextInt(topics.size())), direction(), 0.6);
        List<Embedding> queries = Stream.generate(near).limit(40).toList();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        AtomicBoolean grown = new AtomicBoolean();
        Set<ExperienceId> ids = new HashSet<>(addMany(ADA, K, near));
        Future<?> searching = threads.submit(() -> {
            for (int turn = 0; !grown.get(); turn++) {
                requireRight(queries.get(turn % queries.size()));
            }
        });

        try {
            for (int round = 0; round < rounds; round++) {
                ids.addAll(addMany(ADA, 200, near));
            }
        } finally {
            grown.set(true);
        }
        searching.get();
        threads.shutdown();
        index.settle(ADA, left -> {});

        assertThat(index.size()).isEqualTo(K + 200 * rounds);
        List<List<Neighbor>> every = queries.stream()
                .map(query -> nearest(ADA, query, 2 * ids.size()))
                .toList();
        assertThat(every).allSatisfy(found -> assertThat(Set.copyOf(ids(found))).isEqualTo(ids));
        requireNearest(
                "after growth",
                queries.stream().map(query -> nearest(ADA, query, K)).toList(),
                every);
    }

    /* Whatever comes meanwhile: as many as were asked for, best first, each once and with its own similarity. */
    private void requireRight(Embedding query) {
        List<Neighbor> found = nearest(ADA, query, K);

        assertThat(found).hasSize(K).isSortedAccordingTo(Neighbor.BEST_FIRST);
        assertThat(found).extracting(Neighbor::id).doesNotHaveDuplicates();
        assertThat(index.similarities(ADA, Role.CONTENT, query, ids(found)))
                .isEqualTo(found.stream().collect(Collectors.toMap(Neighbor::id, Neighbor::similarity)));
    }

    @Test
    @DisplayName("vectors that are made again thousands of times leave room for all, and the last of each counts")
    void overwritten() {
        List<Experience> all = IntStream.range(0, 200)
                .mapToObj(i -> experiences.of("made again"))
                .toList();
        Map<ExperienceId, Embedding> last = new HashMap<>();
        long seq = 0;
        for (int round = 0; round < 25; round++) {
            List<Change> changes = new ArrayList<>();
            for (Experience experience : all) {
                Embedding vector = direction();
                last.put(experience.id(), vector);
                changes.add(again(++seq, experience, vector));
            }
            index.apply(new Changes(changes, seq, false));
            index.settle(ADA, left -> {});
        }

        assertThat(index.size()).isEqualTo(all.size());
        List<List<Neighbor>> every = new ArrayList<>();
        List<List<Neighbor>> found = new ArrayList<>();
        last.forEach((id, vector) -> {
            every.add(index.search(ADA, Role.CONTEXT, vector, 2 * all.size(), other -> true));
            found.add(index.search(ADA, Role.CONTEXT, vector, K, other -> true));
            List<Neighbor> ranking = every.get(every.size() - 1);
            assertThat(ranking).hasSize(all.size());
            assertThat(ranking.get(0).id()).isEqualTo(id);
            assertThat(ranking.get(0).similarity()).isCloseTo(1, within(1e-5));
        });
        requireNearest("made again", found, every);
    }

    private static Change again(long seq, Experience experience, Embedding vector) {
        StoredExperience current = new StoredExperience(experience, Map.of(Role.CONTEXT, TextEmbedding.of(vector)));
        Change.Kind kind = seq == 1 ? Change.Kind.ADDED : Change.Kind.EMBEDDED;
        return new Change(seq, kind, experience.scope(), experience.id(), Optional.of(current));
    }

    private List<Embedding> directions(int count) {
        return IntStream.range(0, count).mapToObj(i -> direction()).toList();
    }

    private void requireNearest(String when, List<List<Neighbor>> found, List<List<Neighbor>> rankings) {
        NearestComparison comparison = new NearestComparison(exact());
        for (int i = 0; i < rankings.size(); i++) {
            comparison.compare(when, K, found.get(i), rankings.get(i));
        }
        comparison.requireEnough();
    }
}
