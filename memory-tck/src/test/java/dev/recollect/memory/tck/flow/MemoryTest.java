// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.OfflineResponder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.session.Session;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A memory")
class MemoryTest {
    private final InMemory in = new InMemory();

    @AfterEach
    void close() {
        in.close();
    }

    private ExperienceId remember(String text) {
        return in.memory
                .remember(RememberRequest.text(InMemory.ADA, text).session("s").build())
                .id()
                .orElseThrow();
    }

    @Test
    @DisplayName("counts what it holds, per tenant and user, and shows that its projections are level")
    void statistics() {
        remember("one");
        in.memory.remember(RememberRequest.exchange(InMemory.BOB, "two", "three")
                .session("s")
                .build());

        in.memory.prepare(InMemory.ADA);
        in.memory.prepare(InMemory.BOB);

        var all = in.memory.statistics();
        var ada = in.memory.statistics(InMemory.ADA);

        assertThat(all.store().total()).isEqualTo(2);
        assertThat(all.store().users()).isEqualTo(2);
        assertThat(all.indexedVectors()).isEqualTo(all.store().vectors()).isEqualTo(5);
        assertThat(all.projections())
                .isNotEmpty()
                .allMatch(dev.recollect.memory.MemoryStatistics.ProjectionState::current);
        assertThat(ada.store().byType()).containsEntry(ExperienceType.OCCURRENCE, 1L);
        assertThat(in.memory.statistics("elsewhere").store().total()).isZero();
    }

    @Test
    @DisplayName("does in one call what the plainest requests ask")
    void shortForms() {
        ExperienceId id = in.memory
                .remember(InMemory.ADA, "The key is at the baker's.")
                .id()
                .orElseThrow();

        var asked = in.memory.recall(RecallRequest.of(InMemory.ADA, "Where is the key?"));
        var recalled = in.memory.recall(InMemory.ADA, "Where is the key?");
        var answer = in.memory.answer(InMemory.ADA, "Where is the key?");

        assertThat(recalled.memories())
                .isEqualTo(asked.memories())
                .extracting(found -> found.experience().id())
                .containsExactly(id);
        assertThat(recalled.memories().get(0).text()).isEqualTo("The key is at the baker's.");
        assertThat(answer.response()).isNotBlank();
    }

    @Test
    @DisplayName("tells the sessions of a user, latest activity first")
    void sessions() {
        remember("one");
        in.clock.advance(java.time.Duration.ofMinutes(1));
        in.memory.remember(
                RememberRequest.text(InMemory.ADA, "two").session("t").build());

        List<Session> sessions = in.memory.sessions().list(InMemory.ADA, 10);

        assertThat(sessions).extracting(Session::sessionId).containsExactly("t", "s");
        assertThat(in.memory.sessions().list(InMemory.BOB, 10)).isEmpty();
    }

    @Test
    @DisplayName("verifies clean, and names what the index lacks until it is rebuilt")
    void verifies() {
        ExperienceId id = remember("one");
        assertThat(in.memory.verify()).isEmpty();

        in.vectors.reset();
        in.vectors.apply(new dev.recollect.memory.store.Changes(List.of(), in.store.lastChange(), false));
        List<Finding> findings = in.memory.verify();
        in.memory.rebuildIndex();

        assertThat(findings).extracting(Finding::where).containsExactly(id.value());
        assertThat(in.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("what was forgotten is not recalled, listed or found")
    void forgets() {
        ExperienceId gone = remember("the key lies under the mat");
        ExperienceId kept = remember("the cat sleeps");

        in.memory.forget(Erasure.ofIds(InMemory.ADA, List.of(gone)));

        assertThat(in.memory.find(InMemory.ADA, gone)).isEmpty();
        assertThat(in.memory.recall(RecallRequest.of(InMemory.ADA, "key mat")).memories())
                .extracting(memory -> memory.experience().id())
                .containsExactly(kept);
        assertThat(in.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("a rehearsed erasure says what would go and erases nothing")
    void rehearses() {
        ExperienceId id = remember("stays");

        var receipt = in.memory.forget(Erasure.ofUser(InMemory.ADA).rehearsed());

        assertThat(receipt.erased()).hasSize(1);
        assertThat(in.memory.find(InMemory.ADA, id)).isPresent();
    }

    @Test
    @DisplayName("everyone who asked for it is told of an erasure before it returns, and of no rehearsal")
    void afterErasure() {
        List<String> told = new ArrayList<>();
        try (InMemory hearing = new InMemory(
                new OfflineResponder(),
                builder -> builder.afterErasure(() -> told.add("one")).afterErasure(() -> told.add("two")))) {
            hearing.memory.remember(InMemory.ADA, "goes");

            hearing.memory.forget(Erasure.ofUser(InMemory.ADA).rehearsed());
            assertThat(told).isEmpty();
            hearing.memory.forget(Erasure.ofUser(InMemory.ADA));
            assertThat(told).containsExactly("one", "two");
        }
    }

    @Test
    @DisplayName("reads an affect without remembering anything")
    void affect() {
        assertThat(in.memory.affect("I hate it").affect().valence()).isEqualTo(-0.8);
        assertThatThrownBy(() -> in.memory.affect(" ")).hasMessage("text must not be blank");
        assertThat(in.memory.statistics().store().total()).isZero();
    }

    @Test
    @DisplayName("every use after close is refused; closing again does nothing")
    void afterClose() {
        in.memory.close();
        in.memory.close();

        assertThatThrownBy(() -> remember("late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in.memory.recall(RecallRequest.of(InMemory.ADA, "q")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in.memory.answer(AnswerRequest.of(InMemory.ADA, "q")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in.memory.statistics())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this memory is closed");
    }

    @Test
    @DisplayName("closing under load ends every running call whole or with the refusal")
    void closeUnderLoad() throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        List<Future<ExperienceId>> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String text = "note " + i;
            calls.add(workers.submit(() -> remember(text)));
        }

        in.memory.close();
        workers.shutdown();

        for (Future<ExperienceId> call : calls) {
            try {
                assertThat(call.get().value()).startsWith("exp_");
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
            }
        }
    }
}
