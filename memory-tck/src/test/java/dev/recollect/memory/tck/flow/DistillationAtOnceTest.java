// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.inference.Inference;
import dev.recollect.memory.inference.Inferences;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two sessions that are distilled at the same moment")
class DistillationAtOnceTest {
    private final ScriptedChatModel ofOne = new ScriptedChatModel();
    private final ScriptedChatModel ofOther = new ScriptedChatModel();
    private final TwoProcesses both = new TwoProcesses(
            builder -> builder.chatModel(ofOne).distillation(true),
            builder -> builder.chatModel(ofOther).distillation(true));

    @AfterEach
    void close() {
        both.close();
    }

    private ExperienceId says(String session, String text) {
        both.advance(Duration.ofMinutes(1));
        return both.one
                .remember(RememberRequest.text(InMemory.ADA, text)
                        .session(session)
                        .build())
                .id()
                .orElseThrow();
    }

    private static void tell(Memory in, ScriptedChatModel model, String session, String lines) {
        model.thenAnswers(lines).thenAnswers("A talk.");
        assertThat(in.sessions().consolidate(InMemory.ADA, session)).hasSize(1);
    }

    private List<Inference> about(String subject) {
        return new Inferences(both.store).about(InMemory.ADA, subject);
    }

    @Test
    @DisplayName("make one inference of a fact that both hold, with the support of both")
    void firstOnes() {
        ExperienceId moved = says("s", "Ines moved to Ghent");
        ExperienceId likes = says("t", "Ines likes it in Ghent");
        both.meanwhile(() -> tell(both.other, ofOther, "t", "Ines | lives in Ghent | yes | always | 0.6 | 1"));

        tell(both.one, ofOne, "s", "Ines | lives in Ghent | yes | always | 0.8 | 1");

        assertThat(about("Ines")).singleElement().satisfies(inference -> {
            ExperienceId former = new ExperienceId(Objects.requireNonNull(
                    inference.experience().content().attributes().get(Inference.SUPERSEDES)));
            assertThat(inference.experience().parents()).containsExactly(moved, former);
            assertThat(both.one.find(InMemory.ADA, former).orElseThrow().parents())
                    .containsExactly(likes);
        });
        assertThat(both.one.verify()).isEmpty();
    }

    @Test
    @DisplayName("take the place of a former inference one after the other, and lose no other fact")
    void sameFormer() {
        says("r", "Ines moved to Ghent");
        tell(both.one, ofOne, "r", "Ines | lives in Ghent | yes | always | 0.8 | 1");
        says("s", "Ines has a garden in Ghent");
        says("t", "Ines likes it in Ghent");
        both.meanwhile(() -> tell(both.other, ofOther, "t", "Ines | lives in Ghent | yes | always | 0.6 | 1"));

        tell(both.one, ofOne, "s", """
                Ines | has a garden | yes | always | 0.9 | 1
                Ines | lives in Ghent | yes | always | 0.7 | 1
                """);

        assertThat(about("Ines"))
                .extracting(inference -> inference.experience().content().text())
                .containsExactlyInAnyOrder("Ines lives in Ghent.", "Ines has a garden.");
        assertThat(both.one.verify()).isEmpty();
    }
}
