// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.answer.Citation;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Answering")
class AnswerTest {
    private static final String LIVES = "My sister Ana lives in Porto";
    private static final String ASKS = "Where in the world lives my sister Ana";

    private final ScriptedChatModel model = new ScriptedChatModel();
    private final InMemory in = new InMemory(new ChatResponder(model));
    private final InMemory offline = new InMemory();

    @AfterEach
    void close() {
        in.close();
        offline.close();
    }

    private static ExperienceId remember(InMemory where, String text) {
        return where.memory
                .remember(RememberRequest.text(InMemory.ADA, text)
                        .session("earlier")
                        .build())
                .id()
                .orElseThrow();
    }

    private static Experience found(InMemory where, ExperienceId id) {
        return where.memory.find(InMemory.ADA, id).orElseThrow();
    }

    @Test
    @DisplayName("the response is the draft byte for byte, and the references after it")
    void draftStandsAsItIs() {
        ExperienceId memory = remember(in, LIVES);
        model.thenAnswers("She lives in Porto [1].  \n\tReally: 3 €!");

        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS));

        assertThat(answer.draft()).isEqualTo("She lives in Porto [1].  \n\tReally: 3 €!");
        assertThat(answer.response()).isEqualTo(answer.draft() + "\n\nMemories:\n[1] 2026-06-01, " + LIVES);
        assertThat(answer.citations()).containsExactly(new Citation(1, memory));
        assertThat(answer.preface()).isEmpty();
        assertThat(answer.model()).isEqualTo(model.id());
    }

    @Test
    @DisplayName("who feels bad is answered with a preface, and the draft is the same")
    void preface() {
        model.thenAnswers("Try again at five.");

        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, "I hate this"));

        assertThat(answer.affect().user().valence()).isEqualTo(-0.8);
        assertThat(answer.affect().blended().valence()).isEqualTo(-0.8);
        assertThat(answer.response())
                .endsWith("\n\nTry again at five.")
                .startsWith(answer.preface().orElseThrow().text());
    }

    @Test
    @DisplayName("the affect of memories counts with their scores, and is renormalised with what is there")
    void blend() {
        remember(in, LIVES + " and I love it");
        model.thenAnswers("In Porto.");

        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS));

        assertThat(answer.affect().memories().orElseThrow().valence()).isCloseTo(0.8, within(1e-4));
        assertThat(answer.affect().blended().valence()).isCloseTo(0.3 * 0.8 / 0.8, within(1e-4));
    }

    @Test
    @DisplayName("the exchange is remembered without preface and marks, with the cited memories as evidence")
    void exchangeIsRemembered() {
        ExperienceId memory = remember(in, LIVES);
        model.thenAnswers("She lives in Porto [1].");

        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS));

        Experience exchange = found(in, answer.exchangeId());
        assertThat(exchange.content().prompt()).contains(ASKS);
        assertThat(exchange.content().response()).contains("She lives in Porto.");
        assertThat(exchange.evidence()).containsExactly(Evidence.of(memory));
        assertThat(exchange.sessionId()).contains(answer.sessionId());
        assertThat(exchange.type()).isEqualTo(ExperienceType.OCCURRENCE);
    }

    @Test
    @DisplayName("the reflection is the agent's observation, derived from the exchange, and repeats nothing of it")
    void reflection() {
        ExperienceId memory = remember(in, LIVES);
        model.thenAnswers("She lives in Porto [1].");

        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS));

        Experience reflection = found(in, answer.reflectionId());
        assertThat(reflection.type()).isEqualTo(ExperienceType.OBSERVATION);
        assertThat(reflection.provenance()).isEqualTo(Provenance.of("agent", Provenance.Method.REFLECT));
        assertThat(reflection.parents()).containsExactly(answer.exchangeId());
        assertThat(reflection.evidence()).containsExactly(Evidence.of(memory));
        assertThat(reflection.content().text())
                .isEqualTo("Answered with 1 memory of 1 recalled: 1 of 1 sentence rests on it. Tone: even.");
    }

    @Test
    @DisplayName("reflections are recalled only if asked for")
    void reflectionsStayOut() {
        model.thenAnswers("I do not know.");
        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS));
        RecallRequest request = RecallRequest.of(InMemory.ADA, "Answered with memories recalled tone");

        List<Recalled> usual = in.memory.recall(request).memories();
        List<Recalled> asked = in.memory
                .recall(request.withFilter(ExperienceFilter.DEFAULT.withMethods(Set.of(Provenance.Method.REFLECT))))
                .memories();

        assertThat(usual).extracting(m -> m.experience().id()).containsExactly(answer.exchangeId());
        assertThat(asked).extracting(m -> m.experience().id()).containsExactly(answer.reflectionId());
    }

    @Test
    @DisplayName("a model that fails leaves nothing behind")
    void failureStoresNothing() {
        model.thenFails(new ChatException("the model is busy", true));

        assertThatThrownBy(() -> in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS)))
                .isInstanceOf(ChatException.class);
        assertThat(in.memory.statistics().store().total()).isZero();
    }

    @Test
    @DisplayName("offline, the answer quotes a memory of an earlier exchange, and the quote is not remembered again")
    void offlineQuotes() {
        offline.memory.answer(AnswerRequest.of(InMemory.ADA, LIVES));

        Answer answer = offline.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS));

        assertThat(answer.model()).isEqualTo("offline");
        assertThat(answer.response()).contains("No language model is configured", LIVES, "Memories:\n[1]");
        assertThat(answer.citations()).hasSize(1);
        assertThat(found(offline, answer.exchangeId()).content().response()).contains("");
    }

    @Test
    @DisplayName("offline, where nothing that is remembered bears on the message, it says that it remembers nothing")
    void offlineDoesNotKnow() {
        for (int i = 0; i < 30; i++) {
            remember(offline, "bread number " + i);
        }

        Answer answer = offline.memory.answer(AnswerRequest.of(InMemory.ADA, "Where did Zoe park the blue lorry?"));

        assertThat(answer.memories()).isEmpty();
        assertThat(answer.citations()).isEmpty();
        assertThat(answer.response()).contains("I remember nothing about this");
    }

    @Test
    @DisplayName("a secret in the message reaches neither model, memory nor answer; the rest does")
    void redacts() {
        String secret = "hunter" + "2-" + "Xy77";
        model.thenAnswers("Noted.");

        Answer answer = in.memory.answer(
                AnswerRequest.of(InMemory.ADA, "My cat is Tom and password=" + secret + " is for the wifi"));

        String prompt = model.requests().get(0).messages().stream()
                .map(ChatRequest.Message::text)
                .reduce("", String::concat);
        String stored = found(in, answer.exchangeId()).content().text();
        assertThat(prompt).doesNotContain(secret).contains("My cat is Tom", "is for the wifi");
        assertThat(stored).doesNotContain(secret).contains("My cat is Tom", "is for the wifi");
    }

    @Test
    @DisplayName("asked not to, it recalls nothing")
    void withoutMemories() {
        remember(in, LIVES);
        model.thenAnswers("I do not know.");

        Answer answer =
                in.memory.answer(new AnswerRequest(InMemory.ADA, ASKS, Optional.of("s"), false, 5, Optional.empty()));

        assertThat(answer.memories()).isEmpty();
        assertThat(answer.sessionId()).isEqualTo("s");
    }

    @Test
    @DisplayName("forgetting a memory forgets the exchange that cites it and the reflection on that")
    void forgettingCascades() {
        ExperienceId memory = remember(in, LIVES);
        model.thenAnswers("She lives in Porto [1].");
        Answer answer = in.memory.answer(AnswerRequest.of(InMemory.ADA, ASKS));

        var receipt = in.memory.forget(Erasure.ofIds(InMemory.ADA, List.of(memory)));

        assertThat(receipt.erased())
                .extracting(dev.recollect.memory.store.Receipt.Erased::id)
                .containsExactly(memory, answer.exchangeId(), answer.reflectionId());
        assertThat(in.memory.recall(RecallRequest.of(InMemory.ADA, ASKS)).memories())
                .isEmpty();
        assertThat(in.memory.verify()).isEmpty();
    }
}
