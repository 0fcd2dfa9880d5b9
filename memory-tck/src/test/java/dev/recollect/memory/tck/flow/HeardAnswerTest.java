// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerListener;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An answer that is heard while it is made")
class HeardAnswerTest {
    private static final String LIVES = "My sister Ana lives in Porto";
    private static final String ASKS = "Where in the world lives my sister Ana";

    private final ScriptedChatModel model = new ScriptedChatModel();
    private final InMemory in = new InMemory(new ChatResponder(model));
    private final Ears ears = new Ears();

    @AfterEach
    void close() {
        in.close();
    }

    /** Keeps what it hears, and throws when it is told to. */
    private static final class Ears implements AnswerListener {
        private final List<String> pieces = new ArrayList<>();
        private final List<Recalled> memories = new ArrayList<>();
        private final List<Answer.Affects> affects = new ArrayList<>();
        private int goneAfter = Integer.MAX_VALUE;

        @Override
        public void recalled(List<Recalled> recalled, Answer.Affects affect) {
            assertThat(pieces).isEmpty();
            memories.addAll(recalled);
            affects.add(affect);
            heard();
        }

        @Override
        public void delta(String text) {
            assertThat(text).isNotEmpty();
            pieces.add(text);
            heard();
        }

        private void heard() {
            if (affects.size() + pieces.size() > goneAfter) {
                throw new StoreException("the listener is gone");
            }
        }
    }

    private void remember(String text) {
        var unused = in.memory.remember(
                RememberRequest.text(InMemory.ADA, text).session("earlier").build());
    }

    private long stored() {
        return in.memory.statistics().store().total();
    }

    @Test
    @DisplayName("tells memories and affects first, then the response: preface, draft, references")
    void order() {
        remember(LIVES + " and I hate it");
        model.thenAnswers("She lives in Porto [1].  Really.");

        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS + " I hate it"), ears);

        assertThat(ears.memories).isEqualTo(answer.memories()).hasSize(1);
        assertThat(ears.affects).containsExactly(answer.affect());
        assertThat(String.join("", ears.pieces)).isEqualTo(answer.response());
        assertThat(ears.pieces.get(0)).isEqualTo(answer.preface().orElseThrow().text() + "\n\n");
        assertThat(ears.pieces.subList(1, ears.pieces.size() - 1))
                .hasSizeGreaterThan(1)
                .satisfies(draft -> assertThat(String.join("", draft)).isEqualTo(answer.draft()));
        assertThat(ears.pieces.get(ears.pieces.size() - 1)).startsWith("\n\nMemories:\n[1] ");
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    @DisplayName("is the same answer as one that nobody hears")
    void same() {
        remember(LIVES);
        model.thenAnswers("She lives in Porto [1].").thenAnswers("She lives in Porto [1].");

        Answer heard = in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS), ears);
        Answer unheard = in.memory.answer(AnswerRequest.of(InMemory.BOB, ASKS));

        assertThat(heard.draft()).isEqualTo(unheard.draft());
        assertThat(String.join("", ears.pieces)).isEqualTo(heard.response());
        assertThat(model.requests()).extracting(ChatRequest::messages).allMatch(messages -> messages.size() == 2);
    }

    @Test
    @DisplayName("rests on whole memories, the best first, as far as the budget of tokens goes")
    void budget() {
        model.thenAnswers("I do not know.");
        int tokens = Usage.estimatedTokens(LIVES + " by the sea") + Usage.estimatedTokens(LIVES + " on a hill");
        try (InMemory small = new InMemory(new ChatResponder(model), parts -> parts.contextTokens(tokens))) {
            for (String where : List.of(" by the sea", " on a hill", " near the old market")) {
                var unused = small.memory.remember(RememberRequest.text(InMemory.ADA, LIVES + where)
                        .session("earlier")
                        .build());
            }

            Answer answer = small.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS + " by the sea on a hill"), ears);

            String system = model.requests().get(0).messages().get(0).text();
            assertThat(answer.memories()).hasSize(2);
            assertThat(system)
                    .contains("<memory n=\"1\" ", "<memory n=\"2\" ", LIVES + " by the sea</memory>")
                    .contains(LIVES + " on a hill</memory>")
                    .doesNotContain("market");
        }
    }

    @Test
    @DisplayName("without preface and citations is the draft alone, offline in one piece")
    void plain() {
        try (InMemory offline = new InMemory()) {
            Answer answer = offline.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS), ears);

            assertThat(ears.pieces).containsExactly(answer.draft());
            assertThat(answer.response()).isEqualTo(answer.draft());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 8})
    @DisplayName("is not stored where the listener throws, whenever it does, and what it throws comes out")
    void listenerThrows(int goneAfter) {
        remember(LIVES + " and I hate it");
        model.thenAnswers("She lives in Porto [1]. Yes. Really.");
        ears.goneAfter = goneAfter;

        assertThatThrownBy(() -> in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS + " I hate it"), ears))
                .hasMessage("the listener is gone");
        assertThat(ears.affects.size() + ears.pieces.size()).isEqualTo(goneAfter + 1);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    @DisplayName("is not stored where the model breaks off after half of it")
    void modelBreaksOff() {
        remember(LIVES);
        model.thenBreaksOff("She lives in ", new ChatException("the model broke off", true));

        assertThatThrownBy(() -> in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS), ears))
                .isInstanceOf(ChatException.class);
        assertThat(String.join("", ears.pieces)).isEqualTo("She lives in ");
        assertThat(stored()).isEqualTo(1);
    }
}
