// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.reflection.Feedback;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Feedback")
class FeedbackTest {
    private static final ExperienceFilter FEEDBACK =
            ExperienceFilter.DEFAULT.withMethods(Set.of(Provenance.Method.FEEDBACK));

    private final ScriptedChatModel model = new ScriptedChatModel();
    private final InMemory in = new InMemory(new ChatResponder(model));

    @AfterEach
    void close() {
        in.close();
    }

    private ExperienceId remember(String text) {
        return in.memory.remember(InMemory.ADA, text).id().orElseThrow();
    }

    private Experience found(Remembered outcome) {
        return in.memory.find(InMemory.ADA, outcome.id().orElseThrow()).orElseThrow();
    }

    private Answer asks(String message) {
        model.thenAnswers("In Porto.");
        return in.memory.answer(
                new AnswerRequest(InMemory.ADA, message, Optional.of("talk"), true, 5, Optional.empty()));
    }

    private List<Experience> feedback() {
        return in.memory.list(new ExperienceQuery(InMemory.ADA, FEEDBACK, 20, Optional.empty()));
    }

    @Test
    @DisplayName("is the user's observation, derived from what it judges, with the note as its text")
    void given() {
        ExperienceId judged = remember("My sister Ana lives in Porto");

        Experience feedback = found(
                in.memory.feedback(Feedback.of(InMemory.ADA, judged, false).withNote("She has moved")));

        assertThat(feedback.type()).isEqualTo(ExperienceType.OBSERVATION);
        assertThat(feedback.provenance()).isEqualTo(Provenance.of("user", Provenance.Method.FEEDBACK));
        assertThat(feedback.parents()).containsExactly(judged);
        assertThat(feedback.content().text()).isEqualTo("She has moved");
        assertThat(feedback.content().attributes()).isEqualTo(Map.of("helpful", "false"));
        assertThat(feedback.confidence()).isEqualTo(new Confidence(1, "given"));
    }

    @Test
    @DisplayName("on a conclusion cites it, because an observation cannot derive from one")
    void onInference() {
        ExperienceId inference = in.memory
                .remember(RememberRequest.text(InMemory.ADA, "Ana likes the sea")
                        .type(ExperienceType.INFERENCE)
                        .build())
                .id()
                .orElseThrow();

        Experience feedback = found(in.memory.feedback(Feedback.of(InMemory.ADA, inference, true)));

        assertThat(feedback.type()).isEqualTo(ExperienceType.OBSERVATION);
        assertThat(feedback.parents()).isEmpty();
        assertThat(feedback.evidence()).containsExactly(Evidence.of(inference));
    }

    @Test
    @DisplayName("goes with what it judges")
    void erased() {
        ExperienceId judged = remember("My sister Ana lives in Porto");
        ExperienceId feedback =
                in.memory.feedback(Feedback.of(InMemory.ADA, judged, true)).id().orElseThrow();

        in.memory.forget(Erasure.ofIds(InMemory.ADA, List.of(judged)));

        assertThat(in.memory.find(InMemory.ADA, feedback)).isEmpty();
        assertThat(in.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("of what is unknown or another's is refused, and so is a blank note")
    void unknown() {
        ExperienceId bobs = in.memory.remember(InMemory.BOB, "Bob's own").id().orElseThrow();

        assertThatThrownBy(() -> in.memory.feedback(Feedback.of(InMemory.ADA, bobs, true)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(bobs.value());
        assertThatThrownBy(() -> Feedback.of(InMemory.ADA, bobs, true).withNote(" "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("note");
        assertThat(feedback()).isEmpty();
    }

    @Test
    @DisplayName("has its secrets taken out")
    void redacted() {
        String secret = "hunter" + "2-" + "Xy77";
        ExperienceId judged = remember("The wifi is called Casa");

        Remembered outcome =
                in.memory.feedback(Feedback.of(InMemory.ADA, judged, true).withNote("right, and password=" + secret));

        assertThat(outcome.redacted()).isNotEmpty();
        assertThat(found(outcome).content().text()).doesNotContain(secret).startsWith("right, and");
    }

    @Test
    @DisplayName("is recalled only if asked for")
    void staysOut() {
        ExperienceId judged = remember("My sister Ana lives in Porto");
        ExperienceId note = in.memory
                .feedback(Feedback.of(InMemory.ADA, judged, false).withNote("Ana lives in Lisbon now"))
                .id()
                .orElseThrow();
        RecallRequest request = RecallRequest.of(InMemory.ADA, "Ana lives in Lisbon now");

        var usual = in.memory.recall(request).memories();
        var asked = in.memory.recall(request.withFilter(FEEDBACK)).memories();

        assertThat(usual).extracting(memory -> memory.experience().id()).containsExactly(judged);
        assertThat(asked).extracting(memory -> memory.experience().id()).containsExactly(note);
    }

    @Test
    @DisplayName("is read out of the next message of the session: thanks")
    void thanked() {
        Answer first = asks("Where does Ana live?");

        asks("Thanks, that helped. And Rui?");

        Experience noted = feedback().get(0);
        assertThat(noted.parents()).containsExactly(first.exchangeId());
        assertThat(noted.sessionId()).contains("talk");
        assertThat(noted.content().attributes()).isEqualTo(Map.of("helpful", "true", "detected", "thanks"));
        assertThat(noted.confidence().p()).isEqualTo(0.9);
        assertThat(noted.content().text())
                .isEqualTo("This helped: thanks detected in the next message, confidence 0.9.");
    }

    @Test
    @DisplayName("is read out of the next message of the session: a correction")
    void corrected() {
        Answer first = asks("Where does Ana live?");

        asks("No, that's wrong.");

        assertThat(feedback()).hasSize(1);
        assertThat(feedback().get(0).parents()).containsExactly(first.exchangeId());
        assertThat(feedback().get(0).content().attributes())
                .isEqualTo(Map.of("helpful", "false", "detected", "correction"));
    }

    @Test
    @DisplayName("is not read out of a first message, of one that follows a mere note, or of one in another session")
    void nothingToJudge() {
        asks("Thanks, that helped");
        in.memory.remember(
                RememberRequest.text(InMemory.ADA, "a note").session("talk").build());
        asks("Thanks, that helped");
        model.thenAnswers("Gladly.");
        in.memory.answer(new AnswerRequest(
                InMemory.ADA, "Thanks, that helped", Optional.of("other"), true, 5, Optional.empty()));

        assertThat(feedback()).isEmpty();
    }
}
