// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ConflictException;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.memory.store.StoredExperience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Remembering")
class RememberTest {
    private final InMemory in = new InMemory();

    @AfterEach
    void close() {
        in.close();
    }

    private Experience remembered(RememberRequest.Builder request) {
        ExperienceId id = in.memory.remember(request.build()).id().orElseThrow();
        return in.memory.find(InMemory.ADA, id).orElseThrow();
    }

    private StoredExperience stored(ExperienceId id) {
        return in.store.changes(0, 1_000).changes().stream()
                .filter(change -> change.id().equals(id))
                .findFirst()
                .flatMap(change -> change.current())
                .orElseThrow();
    }

    @Test
    @DisplayName("a text is kept as it is, with its speaker, time, attributes and affect beside it")
    void keepsAText() {
        Experience experience = remembered(RememberRequest.text(InMemory.ADA, "I love Lisbon")
                .speaker("Ada")
                .session("s1")
                .occurredAt(InMemory.NOW.minusSeconds(60))
                .attributes(Map.of("turn_id", "D1:1")));

        assertThat(experience.content().text()).isEqualTo("I love Lisbon");
        assertThat(experience.content().speaker()).contains("Ada");
        assertThat(experience.content().attributes()).containsExactly(Map.entry("turn_id", "D1:1"));
        assertThat(experience.sessionId()).contains("s1");
        assertThat(experience.occurredAt()).isEqualTo(InMemory.NOW.minusSeconds(60));
        assertThat(experience.recordedAt()).isEqualTo(InMemory.NOW);
        assertThat(experience.affect().affect().valence()).isEqualTo(0.8);
        assertThat(experience.affect().detector()).isEqualTo("words/1");
    }

    @Test
    @DisplayName("an exchange is prompt, newline, response; its affect is the prompt's")
    void keepsAnExchange() {
        Experience experience = remembered(RememberRequest.exchange(InMemory.ADA, "I hate rain", "I love it, though"));

        assertThat(experience.content().text()).isEqualTo("I hate rain\nI love it, though");
        assertThat(experience.affect().affect().valence()).isEqualTo(-0.8);
        assertThat(stored(experience.id()).embeddings()).containsOnlyKeys(Role.PROMPT, Role.RESPONSE, Role.CONTEXT);
    }

    @Test
    @DisplayName("an exchange without a response has no response vector")
    void noVectorForNothing() {
        Experience experience = remembered(RememberRequest.exchange(InMemory.ADA, "Hello", ""));

        assertThat(stored(experience.id()).embeddings()).containsOnlyKeys(Role.PROMPT, Role.CONTEXT);
    }

    @Test
    @DisplayName("the same key again gives the first id and stores nothing")
    void duplicateByKey() {
        var request = RememberRequest.text(InMemory.ADA, "once").key("k1").build();
        ExperienceId first = in.memory.remember(request).id().orElseThrow();

        Remembered again = in.memory.remember(request);

        assertThat(again.duplicate()).isTrue();
        assertThat(again.id()).contains(first);
        assertThat(in.memory.statistics().store().total()).isEqualTo(1);
    }

    @Test
    @DisplayName("the same key with other content is a conflict that names the first")
    void conflictByKey() {
        ExperienceId first = in.memory
                .remember(RememberRequest.text(InMemory.ADA, "once").key("k1").build())
                .id()
                .orElseThrow();

        assertThatThrownBy(() -> in.memory.remember(RememberRequest.text(InMemory.ADA, "otherwise")
                        .key("k1")
                        .build()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(first.value());
    }

    @Test
    @DisplayName("an id that comes back with another text is a conflict, and the first is what is recalled")
    void conflictById() {
        Experience first = remembered(RememberRequest.text(InMemory.ADA, "the tea is green"));
        Experience other = Experience.builder(first.id(), InMemory.ADA, Content.ofText("the tea is black"))
                .build();

        List<Remembered> outcomes = in.memory.restoreAll(List.of(first, other));

        assertThat(outcomes)
                .extracting(Remembered::status)
                .containsExactly(Appended.Status.DUPLICATE, Appended.Status.CONFLICT);
        assertThat(outcomes.get(1).detail()).contains("the id belongs to another");
        assertThat(in.memory.recall(InMemory.ADA, "black tea").memories())
                .extracting(recalled -> recalled.experience())
                .containsExactly(first);
    }

    @Test
    @DisplayName("keys and ids of one user mean nothing to another")
    void keysArePerScope() {
        in.memory.remember(RememberRequest.text(InMemory.ADA, "ada's").key("k").build());

        Remembered bobs = in.memory.remember(
                RememberRequest.text(InMemory.BOB, "bob's").key("k").build());

        assertThat(bobs.duplicate()).isFalse();
        assertThat(in.memory.find(InMemory.ADA, bobs.id().orElseThrow())).isEmpty();
    }

    @Test
    @DisplayName("an unknown parent is refused and nothing is stored")
    void refusesUnknownParents() {
        var request = RememberRequest.text(InMemory.ADA, "derived")
                .type(ExperienceType.INFERENCE)
                .parents(List.of(new ExperienceId("exp_" + "0".repeat(26))))
                .build();

        assertThatThrownBy(() -> in.memory.remember(request)).isInstanceOf(RefusedException.class);
        assertThat(in.memory.statistics().store().total()).isZero();
    }

    @Test
    @DisplayName("wrong input names field and rule, and stores nothing")
    void namesFieldAndRule() {
        var ahead = RememberRequest.text(InMemory.ADA, "later")
                .occurredAt(InMemory.NOW.plus(Duration.ofDays(2)))
                .build();
        var blank = RememberRequest.text(InMemory.ADA, " \n").build();
        var huge = RememberRequest.text(InMemory.ADA, "x".repeat(Limits.TEXT_CHARS + 1))
                .build();

        assertThatThrownBy(() -> in.memory.remember(ahead))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("occurred_at must not lie more than a day ahead, but was 2026-06-03T12:00:00Z");
        assertThatThrownBy(() -> in.memory.remember(blank)).hasMessage("text must not be blank");
        assertThatThrownBy(() -> in.memory.remember(huge))
                .hasMessage("text must be at most 100000 characters, but has 100001");
        assertThat(in.memory.statistics().store().total()).isZero();
    }

    @Test
    @DisplayName("in a batch, what is wrong with one stops no other, and outcomes stand in order")
    void batch() {
        List<Remembered> outcomes = in.memory.rememberAll(List.of(
                RememberRequest.text(InMemory.ADA, "one").key("a").build(),
                RememberRequest.text(InMemory.ADA, "").build(),
                RememberRequest.text(InMemory.ADA, "one").key("a").build(),
                RememberRequest.text(InMemory.ADA, "two").key("a").build(),
                RememberRequest.text(InMemory.ADA, "three").build()));

        assertThat(outcomes)
                .extracting(Remembered::status)
                .containsExactly(
                        Appended.Status.ACCEPTED,
                        Appended.Status.REFUSED,
                        Appended.Status.DUPLICATE,
                        Appended.Status.CONFLICT,
                        Appended.Status.ACCEPTED);
        assertThat(outcomes.get(1).detail()).isEqualTo("text must not be blank");
        assertThat(outcomes.get(2).id()).isEqualTo(outcomes.get(0).id());
    }

    @Test
    @DisplayName("more than a transaction's worth is stored in several")
    void manyBatches() {
        var requests = IntStream.range(0, 1_203)
                .mapToObj(n -> RememberRequest.text(InMemory.ADA, "number " + n).build())
                .toList();

        List<Remembered> outcomes = in.memory.rememberAll(requests);

        assertThat(outcomes).hasSize(1_203).allMatch(Remembered::stored);
        assertThat(in.memory.statistics().store().total()).isEqualTo(1_203);
    }

    @Test
    @DisplayName("the context vector is that of the turn with the turn before it, within a batch too")
    void contextVector() {
        in.memory.rememberAll(List.of(
                RememberRequest.text(InMemory.ADA, "Where is Ana?").session("s").build(),
                RememberRequest.text(InMemory.ADA, "In Porto.").session("s").build()));
        in.clock.advance(Duration.ofSeconds(5));
        Experience third =
                remembered(RememberRequest.text(InMemory.ADA, "Since May.").session("s"));

        var context = stored(third.id()).embeddings().get(Role.CONTEXT);

        assertThat(context)
                .isEqualTo(in.model
                        .embed(List.of("In Porto.\nSince May."), dev.recollect.memory.embedding.Purpose.PASSAGE)
                        .get(0));
        assertThat(in.store.pendingContexts(10)).isEmpty();
    }

    @Test
    @DisplayName("a turn that comes in between makes the follower's context vector anew")
    void contextIsMadeAgain() {
        remembered(RememberRequest.text(InMemory.ADA, "first").session("s").occurredAt(InMemory.NOW.minusSeconds(30)));
        Experience last = remembered(RememberRequest.text(InMemory.ADA, "third").session("s"));
        remembered(RememberRequest.text(InMemory.ADA, "second").session("s").occurredAt(InMemory.NOW.minusSeconds(10)));

        int completed = in.memory.completeContexts();

        assertThat(completed).isEqualTo(1);
        assertThat(stored(last.id()).embeddings().get(Role.CONTEXT))
                .isEqualTo(in.model
                        .embed(List.of("second\nthird"), dev.recollect.memory.embedding.Purpose.PASSAGE)
                        .get(0));
        assertThat(in.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("without a session a turn joins the current one, and a new one once that has been idle for long")
    void currentSession() {
        Experience first = remembered(RememberRequest.text(InMemory.ADA, "one"));
        in.clock.advance(Duration.ofMinutes(29));
        Experience second = remembered(RememberRequest.text(InMemory.ADA, "two"));
        in.clock.advance(Duration.ofMinutes(31));
        Experience third = remembered(RememberRequest.text(InMemory.ADA, "three"));

        assertThat(first.sessionId().orElseThrow()).startsWith("ses_");
        assertThat(second.sessionId()).isEqualTo(first.sessionId());
        assertThat(third.sessionId()).isPresent().isNotEqualTo(first.sessionId());
    }

    @Test
    @DisplayName("an export's experiences come back with ids, times, affect and digests; again they are duplicates")
    void restores() {
        Experience original =
                remembered(RememberRequest.text(InMemory.ADA, "I love it").session("s"));
        try (InMemory other = new InMemory()) {
            List<Remembered> first = other.memory.restoreAll(List.of(original));
            List<Remembered> again = other.memory.restoreAll(List.of(original));

            assertThat(first).extracting(Remembered::status).containsExactly(Appended.Status.ACCEPTED);
            assertThat(again).extracting(Remembered::status).containsExactly(Appended.Status.DUPLICATE);
            assertThat(other.memory.find(InMemory.ADA, original.id())).contains(original);
            assertThat(other.memory.verify()).isEmpty();
        }
    }
}
