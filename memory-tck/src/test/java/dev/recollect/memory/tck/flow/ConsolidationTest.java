// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.OfflineResponder;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.narrative.Arc;
import dev.recollect.memory.narrative.Narrative;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.session.Session;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session that is consolidated")
class ConsolidationTest {
    private final ScriptedChatModel model = new ScriptedChatModel();
    private InMemory in = new InMemory();

    @AfterEach
    void close() {
        in.close();
    }

    private void withModel() {
        in.close();
        in = new InMemory(new OfflineResponder(), builder -> builder.chatModel(model));
    }

    private ExperienceId says(String session, String text) {
        in.clock.advance(Duration.ofMinutes(1));
        return in.memory
                .remember(RememberRequest.text(InMemory.ADA, text)
                        .session(session)
                        .speaker("Ada")
                        .build())
                .id()
                .orElseThrow();
    }

    private List<Narrative> consolidate(String session) {
        return in.memory.sessions().consolidate(InMemory.ADA, session);
    }

    private List<Narrative> narratives() {
        return in.memory.sessions().narratives(InMemory.ADA, Optional.empty(), 200, Optional.empty());
    }

    private Session.Status status(String session) {
        return in.memory.sessions().find(InMemory.ADA, session).orElseThrow().status();
    }

    @Test
    @DisplayName("becomes an observation of the agent, derived from all that was said, with its arc")
    void narrative() {
        List<ExperienceId> said =
                List.of(says("s", "I love trains"), says("s", "The bus is late"), says("s", "I hate waiting"));
        in.memory.sessions().end(InMemory.ADA, "s");

        List<Narrative> told = consolidate("s");

        assertThat(told).hasSize(1);
        Narrative narrative = told.get(0);
        assertThat(narrative.segment()).isEqualTo(1);
        assertThat(narrative.sessionId()).isEqualTo("s");
        assertThat(narrative.arc()).isEqualTo(new Arc(0.8, -0.8, 0.8, 0));
        assertThat(narrative.experience().type()).isEqualTo(ExperienceType.OBSERVATION);
        assertThat(narrative.experience().provenance())
                .isEqualTo(Provenance.of(Provenance.AGENT, Provenance.Method.CONSOLIDATE));
        assertThat(narrative.experience().parents()).isEqualTo(said);
        assertThat(narrative.experience().occurredAt()).isEqualTo(in.clock.instant());
        assertThat(narrative.experience().content().attributes())
                .containsEntry(Narrative.NARRATOR, "extractive")
                .doesNotContainKey(Narrative.FALLBACK);
        assertThat(narratives()).isEqualTo(told);
        assertThat(status("s")).isEqualTo(Session.Status.CONSOLIDATED);
        assertThat(in.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("of a single exchange has an arc of that exchange")
    void single() {
        in.memory.remember(RememberRequest.exchange(InMemory.ADA, "I love it", "Good.")
                .session("s")
                .build());

        assertThat(consolidate("s").get(0).arc()).isEqualTo(new Arc(0.8, 0.8, 0.8, 0.8));
    }

    @Test
    @DisplayName("is recalled by what was said in it, and what was said is still found too")
    void recalled() {
        ExperienceId said = says("s", "My sister Ines moved to Ghent");
        Narrative narrative = consolidate("s").get(0);

        List<Recalled> recalled = in.memory
                .recall(InMemory.ADA, "Where does Ines live, in Ghent?")
                .memories();

        assertThat(recalled).extracting(one -> one.experience().id()).contains(said, narrative.id());
    }

    @Test
    @DisplayName("is not told again, and neither are narratives, reflections and feedback")
    void idempotent() {
        in.memory.answer(InMemory.ADA, "Where is my key?");
        String session =
                in.memory.sessions().current(InMemory.ADA).orElseThrow().sessionId();
        List<Narrative> told = consolidate(session);

        assertThat(told)
                .singleElement()
                .satisfies(narrative -> assertThat(narrative.told()).isEqualTo(1));
        assertThat(consolidate(session)).isEmpty();
        assertThat(narratives()).isEqualTo(told);
    }

    @Test
    @DisplayName("and goes on, goes on in a new segment")
    void segments() {
        says("s", "one");
        Narrative first = consolidate("s").get(0);
        ExperienceId later = says("s", "two");

        List<Narrative> second = consolidate("s");

        assertThat(first.segment()).isEqualTo(1);
        assertThat(second).singleElement().satisfies(narrative -> {
            assertThat(narrative.segment()).isEqualTo(2);
            assertThat(narrative.experience().parents()).containsExactly(later);
        });
        assertThat(in.memory.sessions().narratives(InMemory.ADA, Optional.of("s"), 1, Optional.empty()))
                .isEqualTo(second);
        assertThat(in.memory.sessions().narratives(InMemory.ADA, Optional.of("t"), 1, Optional.empty()))
                .isEmpty();
    }

    @Test
    @DisplayName("is parted where it was ended and where it paused")
    void parted() {
        says("s", "one");
        in.memory.sessions().end(InMemory.ADA, "s");
        says("s", "two");
        says("s", "three");
        in.clock.advance(Duration.ofMinutes(30));
        says("s", "four");

        assertThat(consolidate("s")).extracting(Narrative::told).containsExactly(1, 2, 1);
    }

    @Test
    @DisplayName("and is longer than a narrative can have parents becomes several segments, with every turn in one")
    void manyTurns() {
        List<RememberRequest> turns = IntStream.range(0, 450)
                .mapToObj(i -> RememberRequest.text(InMemory.ADA, "turn " + i)
                        .session("s")
                        .build())
                .toList();
        in.memory.rememberAll(turns);

        List<Narrative> told = consolidate("s");

        assertThat(told).extracting(Narrative::told).containsExactly(200, 200, 50);
        assertThat(told.stream().flatMap(narrative -> narrative.experience().parents().stream()))
                .doesNotHaveDuplicates()
                .hasSize(450);
    }

    @Test
    @DisplayName("can be told again when something of it was erased, which takes the narrative along")
    void erased() {
        ExperienceId secret = says("s", "The password of the safe is a flower");
        ExperienceId rest = says("s", "The safe is green");
        Narrative first = consolidate("s").get(0);
        says("s", "and later");
        consolidate("s");

        in.memory.forget(Erasure.ofIds(InMemory.ADA, List.of(secret)));

        assertThat(in.memory.find(InMemory.ADA, first.id())).isEmpty();
        assertThat(status("s")).isEqualTo(Session.Status.ACTIVE);
        List<Narrative> again = consolidate("s");
        assertThat(again).singleElement().satisfies(narrative -> {
            assertThat(narrative.segment()).isEqualTo(1);
            assertThat(narrative.experience().parents()).containsExactly(rest);
            assertThat(narrative.text()).doesNotContain("flower");
        });
        assertThat(in.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("by several threads at once is told once")
    void atOnce() throws Exception {
        IntStream.range(0, 5).forEach(i -> says("s", "turn " + i));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<Narrative>>> telling = IntStream.range(0, 4)
                .mapToObj(i -> threads.submit(() -> consolidate("s")))
                .toList();

        List<Narrative> told = new ArrayList<>();
        for (Future<List<Narrative>> one : telling) {
            told.addAll(one.get());
        }
        threads.shutdown();

        assertThat(told).hasSize(1);
        assertThat(narratives()).isEqualTo(told);
    }

    @Test
    @DisplayName("is told by the model if there is one, without secrets, and its words are kept as they are")
    void byModel() {
        withModel();
        says("s", "I moved to Lisbon");
        model.thenAnswers("Ada moved to Lisbon; her key is sk-proj-" + "abcdefghijklmnopqrstuvwxyz0123456789" + ".");

        Narrative narrative = consolidate("s").get(0);

        assertThat(narrative.text()).startsWith("Ada moved to Lisbon; her key is [REDACTED:");
        assertThat(narrative.experience().content().attributes()).containsEntry(Narrative.NARRATOR, model.id());
    }

    @Test
    @DisplayName("is told from its own words if the model fails, and says so")
    void modelFails() {
        withModel();
        says("s", "I moved to Lisbon");
        model.thenFails(new ChatException("no answer", false));

        Narrative narrative = consolidate("s").get(0);

        assertThat(narrative.text()).contains("I moved to Lisbon");
        assertThat(narrative.experience().content().attributes())
                .containsEntry(Narrative.NARRATOR, "extractive")
                .containsEntry(Narrative.FALLBACK, "model_failed");
    }

    @Test
    @DisplayName("together with all that are over leaves alone those that go on")
    void ended() {
        says("ended", "one");
        in.memory.sessions().end(InMemory.ADA, "ended");
        in.memory.remember(RememberRequest.text(InMemory.ADA, "long ago")
                .session("imported")
                .provenance(Provenance.of(Provenance.USER, Provenance.Method.IMPORT))
                .build());
        says("active", "two");

        List<String> heard = new ArrayList<>();
        List<Narrative> told = in.memory
                .sessions()
                .consolidateEnded(InMemory.ADA, (done, sessions) -> heard.add(done + " of " + sessions));

        assertThat(heard).containsExactly("0 of 2", "1 of 2", "2 of 2");
        assertThat(told).extracting(Narrative::sessionId).containsExactlyInAnyOrder("ended", "imported");
        assertThat(in.memory.sessions().consolidateEnded(InMemory.ADA)).isEmpty();
        assertThat(in.memory.sessions().consolidateEnded(InMemory.BOB)).isEmpty();
    }

    @Test
    @DisplayName("and holds nothing that could be told stays untold")
    void nothing() {
        in.memory.sessions().start(InMemory.ADA, Optional.of("s"));

        assertThat(consolidate("s")).isEmpty();
        assertThat(consolidate("unknown")).isEmpty();
    }

    @Test
    @DisplayName("is no longer told when the memory is closed")
    void closed() {
        Memory memory = in.memory;
        memory.close();

        assertThatThrownBy(() -> memory.sessions().consolidate(InMemory.ADA, "s"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("is told page by page, newest first")
    void pages() {
        for (int i = 0; i < 5; i++) {
            says("s" + i, "turn " + i);
            consolidate("s" + i);
        }

        List<Narrative> page = in.memory.sessions().narratives(InMemory.ADA, Optional.empty(), 2, Optional.empty());
        Experience last = page.get(1).experience();
        List<Narrative> rest = in.memory
                .sessions()
                .narratives(
                        InMemory.ADA,
                        Optional.empty(),
                        200,
                        Optional.of(dev.recollect.memory.store.ExperienceQuery.Position.of(last)));

        assertThat(page).extracting(Narrative::sessionId).containsExactly("s4", "s3");
        assertThat(rest).extracting(Narrative::sessionId).containsExactly("s2", "s1", "s0");
    }
}
