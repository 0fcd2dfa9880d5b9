// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.StoredExperience;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a vector index follows the store. */
abstract class ProjectionRules extends ClosingRules {
    @Test
    @DisplayName("an index has a name, and stands at the place in the feed up to which it was brought")
    void checkpoint() {
        assertThat(index.name()).isNotBlank();
        assertThat(index.checkpoint()).isZero();

        addMany(ADA, 3);

        assertThat(index.checkpoint()).isEqualTo(store.lastChange());
        index.apply(new Changes(List.of(), 99, false));
        assertThat(index.checkpoint()).isEqualTo(99);
    }

    @Test
    @DisplayName("changes that it knows already are skipped")
    void skipsKnown() {
        List<ExperienceId> ids = addMany(ADA, 3);
        Changes all = store.changes(0, 100);
        erase(ADA, List.of(ids.get(0)));

        index.apply(all);

        assertThat(index.size()).isEqualTo(2);
        assertThat(index.checkpoint()).isEqualTo(store.lastChange());
    }

    @Test
    @DisplayName("an erased experience is in no result any more")
    void erased() {
        Embedding query = direction();
        ExperienceId gone = add(ADA, query, direction());
        ExperienceId kept = add(ADA, direction());

        erase(ADA, List.of(gone));

        assertThat(ids(nearest(ADA, query, 10))).containsExactly(kept);
        assertThat(index.similarities(ADA, Role.CONTENT, query, List.of(gone))).isEmpty();
        assertThat(index.distribution(ADA, Role.CONTENT, query).count()).isEqualTo(1);
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("an erased user leaves nothing, though its changes have lost its name")
    void erasedUser() {
        addMany(ADA, 20);
        ExperienceId bobs = add(BOB, direction());

        store.erase(Erasure.ofUser(ADA), "rct_1", experiences.now());
        catchUp();

        assertThat(nearest(ADA, direction(), 10)).isEmpty();
        assertThat(index.size()).isEqualTo(1);
        assertThat(ids(nearest(BOB, direction(), 10))).containsExactly(bobs);
    }

    @Test
    @DisplayName("an id that comes back in another scope is found there alone")
    void idComesBackElsewhere() {
        Embedding vector = direction();
        ExperienceId id = add(ADA, vector);
        erase(ADA, List.of(id));
        Experience back =
                Experience.builder(id, BOB, experiences.of("back").content()).build();
        store.append(List.of(new NewExperience(
                back, Map.of(Role.CONTENT, TextEmbedding.of(vector)), Optional.empty(), Optional.empty())));

        catchUp();

        assertThat(nearest(ADA, vector, 5)).isEmpty();
        assertThat(ids(nearest(BOB, vector, 5))).containsExactly(id);
    }

    @Test
    @DisplayName("a context vector that was dropped or made again is followed")
    void followsContext() {
        Embedding first = direction();
        Embedding second = direction();
        Experience experience = experiences.of("in context");
        index.apply(page(1, Change.Kind.ADDED, experience, Map.of(Role.CONTEXT, TextEmbedding.of(first))));

        index.apply(page(2, Change.Kind.EMBEDDED, experience, Map.of()));

        assertThat(index.search(ADA, Role.CONTEXT, first, 5, id -> true)).isEmpty();
        index.apply(page(3, Change.Kind.EMBEDDED, experience, Map.of(Role.CONTEXT, TextEmbedding.of(second))));
        assertThat(ids(index.search(ADA, Role.CONTEXT, second, 5, id -> true))).containsExactly(experience.id());
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("a vector of another dimension is refused")
    void otherDimensionInFeed() {
        Experience experience = experiences.of("wrong");
        TextEmbedding wrong = TextEmbedding.of(Embedding.of(new float[] {1, 0}));

        assertThatThrownBy(() -> index.apply(page(1, Change.Kind.ADDED, experience, Map.of(Role.CONTENT, wrong))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24")
                .hasMessageContaining("2");
        assertThat(index.size()).isZero();
        assertThat(index.checkpoint()).isZero();
    }

    private static Changes page(
            long seq, Change.Kind kind, Experience experience, Map<Role, TextEmbedding> embeddings) {
        StoredExperience current = new StoredExperience(experience, embeddings);
        Change change = new Change(seq, kind, experience.scope(), experience.id(), Optional.of(current));
        return new Changes(List.of(change), seq, false);
    }

    @Test
    @DisplayName("after a reset, replaying the feed brings back the same vectors")
    void replay() {
        List<ExperienceId> ids = addMany(ADA, 50);
        add(BOB, direction(), direction());
        erase(ADA, ids.subList(10, 30));
        var before = Followed.vectorsOf(store, index);

        index.reset();

        assertThat(index.size()).isZero();
        assertThat(index.checkpoint()).isZero();
        catchUp();
        assertThat(Followed.vectorsOf(store, index)).isEqualTo(before).hasSize(32);
        assertThat(index.checkpoint()).isEqualTo(store.lastChange());
    }

    @Test
    @DisplayName("a scope that was let go is brought back by loading it, and another is as it was")
    void evictAndLoad() {
        List<ExperienceId> ids = addMany(ADA, 50);
        add(BOB, direction(), direction());
        erase(ADA, ids.subList(10, 30));
        var before = Followed.vectorsOf(store, index);
        Embedding query = direction();
        List<Neighbor> nearest = nearest(ADA, query, 10);
        List<Neighbor> bobs = nearest(BOB, query, 10);
        long bytes = index.bytes(ADA);

        index.evict(ADA);

        assertThat(nearest(ADA, query, 10)).isEmpty();
        assertThat(nearest(BOB, query, 10)).isEqualTo(bobs);
        assertThat(index.size()).isEqualTo(2);
        assertThat(index.bytes()).isEqualTo(index.bytes(BOB));
        assertThat(index.bytes(ADA)).isZero();
        Replay.load(store, index, ADA);
        Replay.load(store, index, ADA);
        assertThat(Followed.vectorsOf(store, index)).isEqualTo(before).hasSize(32);
        assertThat(index.bytes(ADA)).isEqualTo(bytes).isGreaterThan(30 * DIMENSION * Float.BYTES - 1);
        assertThat(index.checkpoint()).isEqualTo(store.lastChange());
        if (exact()) {
            assertThat(nearest(ADA, query, 10)).isEqualTo(nearest);
        }
    }

    @Test
    @DisplayName("what was let go may be erased, and what was loaded too")
    void eraseAroundLoading() {
        List<ExperienceId> ids = addMany(ADA, 9);
        index.evict(ADA);
        erase(ADA, ids.subList(0, 3));
        assertThat(index.size()).isZero();

        Replay.load(store, index, ADA);
        erase(ADA, ids.subList(3, 6));

        assertThat(ids(nearest(ADA, direction(), 10))).containsExactlyInAnyOrderElementsOf(ids.subList(6, 9));
    }

    @Test
    @DisplayName("every vector is shown once, as it was stored")
    void showsEveryVector() {
        Embedding first = direction();
        Embedding second = direction();
        ExperienceId id = add(ADA, first, second);

        var vectors = Followed.vectorsOf(store, index);

        assertThat(vectors)
                .isEqualTo(Map.of(
                        new Followed.Place(ADA, Role.CONTENT, id, 0), first,
                        new Followed.Place(ADA, Role.CONTENT, id, 1), second));
    }

    @Test
    @DisplayName("figures do not depend on what came and went before")
    void figuresOfState() {
        List<ExperienceId> ids = addMany(ADA, 400);
        erase(ADA, ids.stream().filter(id -> random.nextBoolean()).toList());
        Embedding query = direction();

        try (VectorIndex fresh = open(DIMENSION)) {
            Replay.feed(store, fresh);
            Distribution distribution = fresh.distribution(ADA, Role.CONTENT, query);
            List<Neighbor> found = fresh.search(ADA, Role.CONTENT, query, 10, id -> true);

            assertThat(index.similarities(ADA, Role.CONTENT, query, ids))
                    .isEqualTo(fresh.similarities(ADA, Role.CONTENT, query, ids));
            if (exact()) {
                assertThat(index.distribution(ADA, Role.CONTENT, query)).isEqualTo(distribution);
                assertThat(nearest(ADA, query, 10)).isEqualTo(found);
            }
        }
    }

    @Test
    @DisplayName("searches run beside changes and see only what is there")
    void searchesBesideChanges() throws InterruptedException, ExecutionException {
        Set<ExperienceId> stays = new HashSet<>(addMany(ADA, 50));
        Embedding query = direction();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<?> changing = threads.submit(() -> {
            for (int round = 0; round < 20; round++) {
                erase(ADA, addMany(ADA, 20));
            }
        });

        Set<ExperienceId> everFound = new HashSet<>();
        do {
            everFound.addAll(ids(nearest(ADA, query, 10)));
            index.distribution(ADA, Role.CONTENT, query);
            assertThat(index.similarities(ADA, Role.CONTENT, query, stays)).hasSize(50);
        } while (!changing.isDone());
        changing.get();
        threads.shutdown();

        assertThat(everFound).isNotEmpty();
        assertThat(nearest(ADA, query, 1_000)).extracting(Neighbor::id).containsExactlyInAnyOrderElementsOf(stays);
    }
}
