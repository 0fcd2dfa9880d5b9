// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.OfflineResponder;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.inference.Inference;
import dev.recollect.memory.inference.Inferences;
import dev.recollect.memory.narrative.Narrative;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Distillation")
class DistillationTest {
    private final ScriptedChatModel model = new ScriptedChatModel();
    private final InMemory in = new InMemory(
            new OfflineResponder(), builder -> builder.chatModel(model).distillation(true));

    @AfterEach
    void close() {
        in.close();
    }

    private ExperienceId says(String session, String text) {
        in.clock.advance(Duration.ofMinutes(1));
        return in.memory
                .remember(RememberRequest.text(InMemory.ADA, text)
                        .session(session)
                        .build())
                .id()
                .orElseThrow();
    }

    /** Tells a session of which the model says these lines; the facts are asked for first. */
    private Narrative told(String session, String lines) {
        model.thenAnswers(lines).thenAnswers("A talk.");
        return in.memory.sessions().consolidate(InMemory.ADA, session).get(0);
    }

    private List<Inference> about(String subject) {
        return new Inferences(in.store).about(InMemory.ADA, subject);
    }

    @Test
    @DisplayName("makes inferences that rest on what was said and cite the narrative")
    void inferred() {
        ExperienceId first = says("s", "Ines moved to Ghent");
        says("s", "Good for her");

        Narrative narrative = told("s", "Ines | lives in Ghent | yes | 2026 | 0.8 | 1\nnonsense");

        Experience inference = about("ines").get(0).experience();
        assertThat(inference.type()).isEqualTo(ExperienceType.INFERENCE);
        assertThat(inference.provenance()).isEqualTo(Provenance.of(Provenance.AGENT, Provenance.Method.MODEL_INFER));
        assertThat(inference.content().text()).isEqualTo("Ines lives in Ghent (2026).");
        assertThat(inference.parents()).containsExactly(first);
        assertThat(inference.evidence()).containsExactly(Evidence.of(narrative.id()));
        assertThat(inference.confidence()).isEqualTo(new Confidence(0.8, "model"));
        assertThat(inference.sessionId()).contains("s");
        assertThat(narrative.experience().content().attributes())
                .containsEntry(Narrative.DISTILLED, "1 facts, 1 lines refused");
        assertThat(in.memory.sessions().consolidate(InMemory.ADA, "s")).isEmpty();
        assertThat(in.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("notes new support for the same fact by an inference that takes the place of the former, which stays")
    void same() {
        says("s", "Ines moved to Ghent");
        told("s", "Ines | lives in Ghent | yes | always | 0.8 | 1");
        Inference former = about("Ines").get(0);
        ExperienceId again = says("t", "Ines likes it in Ghent");

        told("t", "Ines | Lives in Ghent. | yes | always | 0.6 | 1");

        assertThat(about("Ines")).singleElement().satisfies(inference -> {
            assertThat(inference.experience().parents()).containsExactly(again, former.id());
            assertThat(inference.experience().confidence().p()).isEqualTo(0.8);
            assertThat(inference.experience().content().attributes())
                    .containsEntry(Inference.SUPERSEDES, former.id().value());
        });
        assertThat(in.memory.find(InMemory.ADA, former.id())).contains(former.experience());
    }

    @Test
    @DisplayName("is answered from by the latest inference alone, while recall finds the former too")
    void answered() {
        says("s", "Ines moved to Ghent");
        told("s", "Ines | lives in Ghent | yes | always | 0.8 | 1");
        Inference former = about("Ines").get(0);
        says("t", "Ines likes it in Ghent");
        told("t", "Ines | lives in Ghent | yes | always | 0.6 | 1");
        Inference latest = about("Ines").get(0);
        String asks = "Ines lives in Ghent";

        List<Recalled> used =
                in.memory.answer(AnswerRequest.of(InMemory.ADA, asks)).memories();

        assertThat(used)
                .extracting(memory -> memory.experience().id())
                .contains(latest.id())
                .doesNotContain(former.id());
        assertThat(in.memory
                        .recall(RecallRequest.of(InMemory.ADA, asks).withTopK(20))
                        .memories())
                .extracting(memory -> memory.experience().id())
                .contains(former.id(), latest.id());
    }

    @Test
    @DisplayName("notices a contradiction within the same time and merges nothing")
    void contradiction() {
        says("s", "Ines moved to Ghent");
        told("s", "Ines | lives in Ghent | yes | 2026 | 0.8 | 1");
        Inference former = about("Ines").get(0);
        says("t", "Ines does not live in Ghent");

        told("t", "Ines | lives in Ghent | no | 2026-06 | 0.9 | 1\nInes | lives in Ghent | no | 2024 | 0.9 | 1");

        List<Inference> both = about("Ines");
        assertThat(both).hasSize(3).contains(former);
        assertThat(both)
                .filteredOn(inference -> inference.time().written().equals("2026-06"))
                .singleElement()
                .satisfies(inference -> {
                    assertThat(inference.affirmed()).isFalse();
                    assertThat(inference.experience().content().attributes())
                            .containsEntry(Inference.CONTRADICTS, former.id().value());
                    assertThat(inference.experience().evidence()).contains(Evidence.of(former.id()));
                });
        assertThat(both)
                .filteredOn(inference -> inference.time().written().equals("2024"))
                .singleElement()
                .satisfies(
                        inference -> assertThat(inference.experience().content().attributes())
                                .doesNotContainKey(Inference.CONTRADICTS));
    }

    @Test
    @DisplayName("says of a fact once what the model says twice, and names what is like it")
    void repeated() {
        says("s", "Ines moved to Ghent");

        told("s", """
                Ines | owns a red boat | yes | always | 0.8 | 1
                ines | owns the red boats | yes | always | 0.8 | 1
                Bea | owns a red boat | yes | always | 0.8 | 1
                """);
        says("t", "The boat is blue");
        told("t", "Ines | owns a blue boat | yes | always | 0.8 | 1");

        assertThat(about("Ines")).hasSize(2);
        assertThat(about("Ines").get(0).experience().content().attributes())
                .containsEntry(Inference.RELATED, about("Ines").get(1).id().value());
    }

    @Test
    @DisplayName("stores the narrative alone where the model fails, and says so")
    void failed() {
        says("s", "Ines moved to Ghent");
        model.thenFails(new ChatException("no answer", true)).thenAnswers("A talk.");

        Narrative narrative =
                in.memory.sessions().consolidate(InMemory.ADA, "s").get(0);

        assertThat(narrative.text()).isEqualTo("A talk.");
        assertThat(narrative.experience().content().attributes()).containsEntry(Narrative.DISTILLED, "model_failed");
        assertThat(about("Ines")).isEmpty();
    }

    @Test
    @DisplayName("goes with what it rests on, and with the narrative")
    void erased() {
        says("s", "Ines moved to Ghent");
        ExperienceId other = says("s", "And Bea to Oslo");
        told("s", "Ines | lives in Ghent | yes | always | 0.8 | 1");

        in.memory.forget(Erasure.ofIds(InMemory.ADA, List.of(other)));

        assertThat(about("Ines")).isEmpty();
        assertThat(in.memory.verify()).isEmpty();
    }
}
