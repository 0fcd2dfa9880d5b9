// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.store.StoredPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is held in memory of the scopes")
class ProjectionsTest {
    private static final int DIMENSION = 8;
    private static final Embedding QUERY = Embedding.of(new float[] {1, 0, 0, 0, 0, 0, 0, 0});

    private final Experiences experiences = Experiences.small();
    private final Random random = new Random(3);
    private final CountingStore store = new CountingStore();
    private final ExactVectorIndex index = new ExactVectorIndex(DIMENSION);

    @Test
    @DisplayName("is read from the store when a scope is used first, and then follows the changes")
    void loadsOnce() {
        Scope ada = user(1);
        add(ada, 3);
        add(user(2), 4);
        Projections projections = projections(Long.MAX_VALUE);
        assertThat(index.size()).isZero();

        assertThat(held(projections, ada)).isEqualTo(3);
        List<ExperienceId> later = add(ada, 2);
        store.erase(Erasure.ofIds(ada, later.subList(0, 1)), "rct_1", experiences.now());
        add(user(2), 5);

        assertThat(held(projections, ada)).isEqualTo(4);
        assertThat(index.size()).isEqualTo(4);
        assertThat(store.loads).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "lets the scope go that was used longest ago, within its bound, and reads it again when it is used again")
    void leastRecentlyUsed() {
        for (int i = 1; i <= 3; i++) {
            add(user(i), 10);
        }
        Projections projections = projections(2 * bytesOfTen());

        held(projections, user(1));
        held(projections, user(2));
        held(projections, user(1));
        held(projections, user(3));

        assertThat(index.bytes(user(2))).isZero();
        assertThat(index.size()).isEqualTo(20);
        assertThat(held(projections, user(2))).isEqualTo(10);
        assertThat(index.bytes(user(1))).isZero();
        assertThat(index.size()).isEqualTo(20);
    }

    @Test
    @DisplayName("keeps every scope in use, however little room there is")
    void inUse() {
        add(user(1), 10);
        add(user(2), 10);
        Projections projections = projections(0);

        Projections.Lease first = projections.lease(user(1));
        Projections.Lease second = projections.lease(user(2));
        try (first;
                second) {
            assertThat(nearest(user(1))).hasSize(10);
            assertThat(nearest(user(2))).hasSize(10);
        }

        add(user(3), 1);
        assertThat(held(projections, user(3))).isEqualTo(1);
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("what grows while it is held makes room, too")
    void growth() {
        add(user(1), 10);
        add(user(2), 10);
        Projections projections = projections(2 * bytesOfTen());
        held(projections, user(1));
        held(projections, user(2));

        add(user(2), 10);
        projections.catchUp();

        assertThat(index.bytes(user(1))).isZero();
        assertThat(index.size()).isEqualTo(20);
    }

    @Test
    @DisplayName("an erased user is gone from memory, and whoever comes under the name later begins anew")
    void erasedUser() {
        add(user(1), 5);
        Projections projections = projections(Long.MAX_VALUE);
        held(projections, user(1));

        store.erase(Erasure.ofUser(user(1)), "rct_1", experiences.now());
        projections.catchUp();

        assertThat(index.size()).isZero();
        add(user(1), 2);
        assertThat(held(projections, user(1))).isEqualTo(2);
    }

    @Test
    @DisplayName("a scope of which only a part could be read is not taken for the whole")
    void failedLoad() {
        add(user(1), 5);
        Projections projections = projections(Long.MAX_VALUE);
        store.failing = true;

        assertThatThrownBy(() -> projections.lease(user(1))).isInstanceOf(StoreException.class);
        assertThat(index.size()).isZero();

        store.failing = false;
        assertThat(held(projections, user(1))).isEqualTo(5);
    }

    @Test
    @DisplayName("a large scope that is read leaves room between its pages for whoever else is to be read")
    void othersBetweenPages() throws InterruptedException, ExecutionException {
        add(user(1), 20);
        add(user(2), 3);
        Projections projections = projections(Long.MAX_VALUE);
        projections.catchUp();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        List<Future<Integer>> other = new ArrayList<>();
        store.page = 2;
        store.beforePage = after -> {
            if (after == 0) {
                CompletableFuture<Thread> reader = new CompletableFuture<>();
                other.add(threads.submit(() -> {
                    reader.complete(Thread.currentThread());
                    return held(projections, user(2));
                }));
                /* In the queue for the lock that this thread holds. */
                while (reader.join().getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                store.beforePage = later -> {};
            }
        };

        assertThat(held(projections, user(1))).isEqualTo(20);
        assertThat(other.get(0).get()).isEqualTo(3);
        assertThat(store.reads.indexOf(user(2))).isLessThan(store.reads.lastIndexOf(user(1)));
        threads.shutdown();
    }

    @Test
    @DisplayName("what comes and goes while a scope is read is held, or not, as it is in the store")
    void changesBetweenPages() {
        List<ExperienceId> early = add(user(1), 10);
        Projections projections = projections(Long.MAX_VALUE);
        store.page = 3;
        store.beforePage = after -> {
            if (after > 0) {
                store.beforePage = later -> {};
                store.erase(Erasure.ofIds(user(1), early.subList(0, 5)), "rct_1", experiences.now());
                add(user(1), 4);
            }
        };
        held(projections, user(1));

        projections.catchUp();

        assertThat(nearest(user(1)))
                .extracting(Neighbor::id)
                .hasSize(9)
                .containsAll(early.subList(5, 10))
                .doesNotContainAnyElementsOf(early.subList(0, 5));
    }

    @Test
    @DisplayName("made again, holds what the store holds")
    void rebuild() {
        add(user(1), 5);
        add(user(2), 6);
        Projections projections = projections(Long.MAX_VALUE);
        held(projections, user(1));

        projections.rebuild();

        assertThat(index.size()).isEqualTo(11);
        assertThat(projections.checkpoint()).isEqualTo(store.lastChange());
    }

    @Test
    @DisplayName("scopes come and go under many users at once, and each sees all of its own")
    void manyThreads() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 6; i++) {
            add(user(i), 10);
        }
        Projections projections = projections(2 * bytesOfTen());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int start = thread;
            all.add(threads.submit(() -> {
                for (int round = 0; round < 300; round++) {
                    assertThat(held(projections, user((start + round) % 6))).isEqualTo(10);
                }
            }));
        }

        for (Future<?> done : all) {
            done.get();
        }
        threads.shutdown();
        assertThat(index.size()).isLessThanOrEqualTo(20);
    }

    private Projections projections(long mostBytes) {
        return new Projections(store, List.of(index), mostBytes);
    }

    private long bytesOfTen() {
        try (ExactVectorIndex measured = new ExactVectorIndex(DIMENSION)) {
            Scope scope = user(1_000);
            add(scope, 10);
            Replay.load(store, measured, scope);
            return measured.bytes(scope);
        }
    }

    private int held(Projections projections, Scope scope) {
        Projections.Lease lease = projections.lease(scope);
        try (lease) {
            return nearest(scope).size();
        }
    }

    private List<Neighbor> nearest(Scope scope) {
        return index.search(scope, Role.CONTENT, QUERY, 1_000, id -> true);
    }

    private static Scope user(int number) {
        return Scope.ofUser("user " + number);
    }

    private List<ExperienceId> add(Scope scope, int count) {
        List<ExperienceId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] vector = new float[DIMENSION];
            for (int d = 0; d < DIMENSION; d++) {
                vector[d] = (float) random.nextGaussian();
            }
            Experience experience = experiences.of(scope, "vector only");
            store.append(List.of(new NewExperience(
                    experience,
                    Map.of(Role.CONTENT, TextEmbedding.of(Embedding.of(vector).normalized())),
                    Optional.empty(),
                    Optional.empty())));
            ids.add(experience.id());
        }
        return ids;
    }

    /** Counts how often a scope is read from its beginning; fails after the first page where told to. */
    private static final class CountingStore extends ForwardingStore {
        private int loads;
        private final List<Scope> reads = new CopyOnWriteArrayList<>();
        private boolean failing;
        private int page = Integer.MAX_VALUE;
        private LongConsumer beforePage = after -> {};

        CountingStore() {
            super(new InMemoryExperienceStore(new ModelStamp("random", DIMENSION)));
        }

        @Override
        public StoredPage stored(Scope scope, long after, int limit) {
            if (failing && after > 0) {
                throw new StoreException("the disk is gone");
            }
            loads += after == 0 ? 1 : 0;
            reads.add(scope);
            beforePage.accept(after);
            return super.stored(scope, after, failing ? 2 : Math.min(page, limit));
        }
    }
}
