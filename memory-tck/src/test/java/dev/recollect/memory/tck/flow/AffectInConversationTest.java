// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.affect.Preceding;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The affect of a turn")
class AffectInConversationTest {
    private final ScriptedChatModel model = new ScriptedChatModel();
    private final InMemory in = new InMemory(new ChatResponder(model), builder -> builder.detector(new Listener()));

    /** Feels half of what was felt before where the text is "Again.", and good where it says yes to a good question. */
    private static final class Listener implements AffectDetector {
        @Override
        public String id() {
            return "listener";
        }

        @Override
        public AffectReading read(String text, Embedding passage) {
            return reading(text.contains("hate") ? -0.8 : 0);
        }

        @Override
        public AffectReading read(String text, Embedding passage, Optional<Preceding> before) {
            if (text.equals("Again.") && before.isPresent()) {
                return reading(before.get().affect().valence() / 2);
            }
            if (text.equals("Yes.") && before.map(Preceding::last).equals(Optional.of("Is it good now?"))) {
                return reading(0.6);
            }
            return read(text, passage);
        }

        private AffectReading reading(double valence) {
            return new AffectReading(new Affect(valence, 0.5, 0), List.of("heard"), Math.abs(valence), 1, id());
        }
    }

    @AfterEach
    void close() {
        in.close();
    }

    private static RememberRequest.Builder said(String text) {
        return RememberRequest.text(InMemory.ADA, text).session("s");
    }

    private double remembered(RememberRequest.Builder request) {
        in.clock.advance(Duration.ofSeconds(5));
        return valence(in.memory.remember(request.build()));
    }

    private double valence(Remembered outcome) {
        Experience experience =
                in.memory.find(InMemory.ADA, outcome.id().orElseThrow()).orElseThrow();
        return experience.affect().affect().valence();
    }

    @Test
    @DisplayName("is read in the light of the turn before it, whose own was read so")
    void afterATurn() {
        double first = remembered(said("I hate this printer"));
        double second = remembered(said("Again."));
        double third = remembered(said("Again."));

        assertThat(List.of(first, second, third)).containsExactly(-0.8, -0.4, -0.2);
    }

    @Test
    @DisplayName("is read by itself at the beginning of a session")
    void alone() {
        remembered(said("I hate this printer"));

        assertThat(remembered(said("Again.").session("another"))).isZero();
    }

    @Test
    @DisplayName("is that of the conversation in a batch too, whatever the order in which its turns come")
    void inABatch() {
        List<Remembered> outcomes = in.memory.rememberAll(List.of(
                said("Again.").occurredAt(InMemory.NOW.minusSeconds(10)).build(),
                said("Again.").occurredAt(InMemory.NOW.minusSeconds(20)).build(),
                said("I hate it").occurredAt(InMemory.NOW.minusSeconds(30)).build()));

        assertThat(outcomes.stream().map(this::valence)).containsExactly(-0.2, -0.4, -0.8);
    }

    @Test
    @DisplayName("after an exchange is read after its reply, and in the light of how its asker felt")
    void afterAnExchange() {
        remembered(RememberRequest.exchange(InMemory.ADA, "I hate this printer", "Is it good now?")
                .session("s"));
        double yes = remembered(said("Yes."));
        remembered(RememberRequest.exchange(InMemory.ADA, "I hate this printer", "Try again.")
                .session("s"));
        double again = remembered(said("Again."));

        assertThat(yes).isEqualTo(0.6);
        assertThat(again).isEqualTo(-0.4);
    }

    @Test
    @DisplayName("that is answered is the same in the answer and in what is remembered of it")
    void answered() {
        model.thenAnswers("I am sorry.").thenAnswers("Let me see.");
        in.memory.answer(AnswerRequest.of(InMemory.ADA, "I hate this printer"));
        in.clock.advance(Duration.ofSeconds(5));

        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, "Again."));

        assertThat(answer.affect().user().valence()).isEqualTo(-0.4, within(1e-9));
        assertThat(in.memory
                        .find(InMemory.ADA, answer.exchangeId())
                        .orElseThrow()
                        .affect()
                        .affect())
                .isEqualTo(answer.affect().user());
    }

    @Test
    @DisplayName("can be asked for without remembering, after what was said before; a blank one is refused")
    void asked() {
        assertThat(in.memory
                        .affect("Again.", Optional.of("I hate this printer"))
                        .affect()
                        .valence())
                .isEqualTo(-0.4);
        assertThat(in.memory.affect("Again.").affect().valence()).isZero();
        assertThat(in.memory.statistics().store().total()).isZero();
        assertThatThrownBy(() -> in.memory.affect("Again.", Optional.of(" ")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("before must not be blank");
    }
}
