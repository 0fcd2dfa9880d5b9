// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.ChainVerifier;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ModelMismatchException;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.PendingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link dev.recollect.memory.store.ExperienceStore}. To hold a store to it, extend this class and say
 * where the store lies; {@link RandomOperationsContract} then compares it with the in-memory one.
 */
public abstract class ExperienceStoreContract extends SalienceRules {
    /** Creates the contract. */
    protected ExperienceStoreContract() {}

    @Test
    @DisplayName("a store says which model's vectors it takes")
    void saysItsModel() {
        assertThat(store.model()).isEqualTo(model);
    }

    @Test
    @DisplayName("everything but close throws after close, and closing again does nothing")
    void afterClose() {
        Experience experience = stored(experiences.of("before"));
        PendingContext pending = new PendingContext(experience, Optional.empty());
        var vector = experiences.embedding(experience, Role.CONTEXT, Optional.empty());
        NewExperience item = experiences.item(experiences.of("after"));
        store.close();
        store.close();

        List<ThrowingCallable> calls = List.of(
                () -> store.model(),
                () -> store.append(List.of(item)),
                () -> store.find(Experiences.SCOPE, experience.id()),
                () -> store.findByKeys(Experiences.SCOPE, List.of()),
                () -> all(Experiences.SCOPE),
                () -> store.children(Experiences.SCOPE, experience.id()),
                () -> store.links(Experiences.SCOPE, List.of()),
                () -> store.predecessor(Experiences.SCOPE, "s", ExperienceQuery.Position.of(experience)),
                () -> store.pendingContexts(1),
                () -> store.completeContext(pending, vector),
                () -> store.changes(0, 1),
                () -> store.lastChange(),
                () -> store.erase(Erasure.ofUser(Experiences.SCOPE), "rct_1", experiences.now()),
                () -> store.chain(Experiences.SCOPE, 0, 1),
                () -> store.scopes(),
                () -> store.sessions(Experiences.SCOPE, 1),
                () -> store.statistics(),
                () -> store.statistics("default"),
                () -> store.statistics(Experiences.SCOPE),
                () -> store.salience().of(Experiences.SCOPE, List.of()),
                () -> store.salience().due(experiences.now(), 1),
                () -> store.salience().put(List.of()),
                () -> store.salience().note(List.of()),
                () -> store.integrity());

        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IllegalStateException.class));
    }

    @Test
    @DisplayName("writers from several threads lose nothing, and every chain verifies")
    void severalWriters() throws InterruptedException, ExecutionException {
        List<List<NewExperience>> shares = IntStream.range(0, 4)
                .mapToObj(writer -> IntStream.range(0, 25)
                        .mapToObj(i -> experiences.item(experiences.of(writer % 2 == 0 ? Experiences.SCOPE : BOB, "x")))
                        .toList())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Future<List<Appended>>> writing = shares.stream()
                .map(share ->
                        threads.submit(() -> share.stream().map(this::append).toList()))
                .toList();
        List<Appended> outcomes = new ArrayList<>();
        for (Future<List<Appended>> share : writing) {
            outcomes.addAll(share.get());
        }
        threads.shutdown();

        assertThat(outcomes).hasSize(100).extracting(Appended::status).containsOnly(Appended.Status.ACCEPTED);
        assertThat(chain(Experiences.SCOPE)).hasSize(50);
        assertThat(chain(BOB)).hasSize(50);
        assertThat(new ChainVerifier(store).verify()).isEmpty();
    }

    @Test
    @DisplayName("readers beside a writer see whole batches")
    void wholeBatches() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<?> writing = threads.submit(() -> {
            for (int batch = 0; batch < 15; batch++) {
                store.append(IntStream.range(0, 10)
                        .mapToObj(i -> experiences.item(experiences.of("beside")))
                        .toList());
            }
        });

        List<Integer> sizes = new ArrayList<>();
        while (!writing.isDone()) {
            sizes.add(store.list(new ExperienceQuery(Experiences.SCOPE, ExperienceFilter.ALL, 200, Optional.empty()))
                    .size());
        }
        writing.get();
        threads.shutdown();
        sizes.add(all(Experiences.SCOPE).size());

        assertThat(sizes).isSorted().allSatisfy(size -> assertThat(size % 10).isZero());
        assertThat(sizes.get(sizes.size() - 1)).isEqualTo(150);
    }

    @Test
    @DisplayName("everything that was stored and erased survives reopening the store")
    void survivesReopening() {
        assumeTrue(place.durable(), "this store is not durable");
        Experience first = stored(experiences.turn("s", "first"));
        Experience erased = stored(experiences.turn("s", "erased"));
        stored(experiences.turn("s", "third"));
        append(experiences.keyed(experiences.of(BOB, "of Bob"), "k1"));
        erase(erased);
        List<Change> changes = changes();
        List<ChainEntry> chain = chain(Experiences.SCOPE);
        List<PendingContext> pending = store.pendingContexts(PAGE);
        var statistics = store.statistics(Experiences.SCOPE).byType();

        store.close();
        store = place.open(model, analyzer).store();

        assertThat(pending).hasSize(1);
        assertThat(changes()).isEqualTo(changes);
        assertThat(chain(Experiences.SCOPE)).isEqualTo(chain);
        assertThat(store.pendingContexts(PAGE)).isEqualTo(pending);
        assertThat(store.statistics(Experiences.SCOPE).byType()).isEqualTo(statistics);
        assertThat(append(first).status()).isEqualTo(Appended.Status.DUPLICATE);
        assertThat(append(erased).status()).isEqualTo(Appended.Status.REFUSED);
        assertThat(append(experiences.keyed(experiences.of(BOB, "of Bob"), "k1"))
                        .status())
                .isEqualTo(Appended.Status.DUPLICATE);
    }

    @Test
    @DisplayName("a store with vectors of one model is not opened with another")
    void otherModel() {
        assumeTrue(place.durable(), "this store is not durable");
        stored(experiences.of("first"));
        store.close();

        for (ModelStamp other : List.of(new ModelStamp("other", 16), new ModelStamp(model.id(), 17))) {
            assertThatThrownBy(() -> place.open(other, analyzer))
                    .isInstanceOf(ModelMismatchException.class)
                    .hasMessageContaining(model.id())
                    .hasMessageContaining(other.id());
        }
        store = place.open(model, analyzer).store();
        assertThat(all(Experiences.SCOPE)).hasSize(1);
    }
}
