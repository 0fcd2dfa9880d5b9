// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.PendingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When an experience has its context vector, and when it waits for one. */
abstract class ContextRules extends AppendRules {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    @DisplayName("a turn keeps the context vector that was made with its predecessor")
    void keepsContext() {
        Experience first = stored(turn("first", 0));
        Experience second = stored(turn("second", 1));

        assertThat(context(first)).contains(experiences.embedding(first, Role.CONTEXT, Optional.empty()));
        assertThat(context(second)).contains(experiences.embedding(second, Role.CONTEXT, Optional.of(first)));
        assertThat(waiting()).isEmpty();
    }

    @Test
    @DisplayName("a context vector that was made with another predecessor is not kept")
    void otherPredecessor() {
        Experience first = stored(turn("first", 0));
        Experience alone = turn("made as if it were the first", 1);
        append(experiences.item(alone));
        Experience stale = turn("made with the first", 2);
        append(experiences.item(stale, first));

        assertThat(context(alone)).isEmpty();
        assertThat(context(stale)).isEmpty();
        assertThat(current(stale).orElseThrow().embeddings()).containsOnlyKeys(Role.CONTENT);
        assertThat(store.pendingContexts(PAGE))
                .containsExactlyInAnyOrder(
                        new PendingContext(alone, Optional.of(first)), new PendingContext(stale, Optional.of(alone)));
    }

    @Test
    @DisplayName("an experience without a context vector waits for one")
    void withoutContext() {
        Experience experience = experiences.of("bare");
        append(new NewExperience(experience, Map.of(), Optional.empty(), Optional.empty()));

        assertThat(store.pendingContexts(PAGE)).containsExactly(new PendingContext(experience, Optional.empty()));
        assertThat(current(experience).orElseThrow().embeddings()).isEmpty();
    }

    @Test
    @DisplayName("what is no turn has no predecessor and is none")
    void noTurn() {
        Experience turn = stored(turn("said", 0));
        Experience noticed = observed("noticed", turn);
        append(experiences.item(noticed, turn));
        Experience noticedAlone = observed("noticed alone", turn);
        append(experiences.item(noticedAlone));
        Experience next = turn("next", 1);
        append(experiences.item(next, turn));

        assertThat(store.pendingContexts(PAGE)).containsExactly(new PendingContext(noticed, Optional.empty()));
        assertThat(context(noticedAlone)).isPresent();
        assertThat(context(next)).isPresent();
    }

    private Experience observed(String text, Experience parent) {
        return experiences.observation(text, parent).toBuilder().session("s").build();
    }

    @Test
    @DisplayName("a turn that comes between two others drops the follower's context vector")
    void insertedBetween() {
        Experience first = stored(turn("first", 0));
        Experience third = stored(turn("third", 2));
        Experience fourth = stored(turn("fourth", 3));
        long before = store.lastChange();

        Experience second = stored(turn("second", 1));

        assertThat(context(third)).isEmpty();
        assertThat(context(fourth)).isPresent();
        assertThat(store.pendingContexts(PAGE)).containsExactly(new PendingContext(third, Optional.of(second)));
        assertThat(store.changes(before, PAGE).changes())
                .extracting(Change::kind, Change::id)
                .containsExactlyInAnyOrder(
                        tuple(Change.Kind.ADDED, second.id()), tuple(Change.Kind.EMBEDDED, third.id()));
        assertThat(first.occurredAt()).isBefore(second.occurredAt());
    }

    @Test
    @DisplayName("a turn that comes before the first drops the first one's context vector")
    void insertedBeforeTheFirst() {
        Experience later = stored(turn("later", 5));

        Experience earlier = stored(turn("earlier", 1));

        assertThat(context(later)).isEmpty();
        assertThat(store.pendingContexts(PAGE)).containsExactly(new PendingContext(later, Optional.of(earlier)));
    }

    @Test
    @DisplayName("of turns at one moment the smaller id comes first")
    void ties() {
        Experience small = turn("small", 0);
        Experience great = turn("great", 0);
        assertThat(small.id()).isLessThan(great.id());
        stored(great);

        stored(small);

        assertThat(store.pendingContexts(PAGE)).containsExactly(new PendingContext(great, Optional.of(small)));
    }

    @Test
    @DisplayName("erasing a turn drops its follower's context vector")
    void predecessorErased() {
        Experience first = stored(turn("first", 0));
        Experience second = stored(turn("second", 1));
        Experience third = stored(turn("third", 2));
        long before = store.lastChange();

        erase(second);

        assertThat(context(third)).isEmpty();
        assertThat(store.pendingContexts(PAGE)).containsExactly(new PendingContext(third, Optional.of(first)));
        assertThat(store.changes(before, PAGE).changes())
                .filteredOn(change -> change.kind() == Change.Kind.EMBEDDED)
                .singleElement()
                .satisfies(change ->
                        assertThat(change.current().orElseThrow().embeddings()).containsOnlyKeys(Role.CONTENT));
    }

    @Test
    @DisplayName("what waits is shown with its predecessor as it is now")
    void pendingShowsNow() {
        Experience first = stored(turn("first", 0));
        Experience third = stored(turn("third", 2));
        Experience second = stored(turn("second", 1));
        assertThat(store.pendingContexts(PAGE)).containsExactly(new PendingContext(third, Optional.of(second)));

        erase(second);

        assertThat(store.pendingContexts(PAGE)).containsExactly(new PendingContext(third, Optional.of(first)));
    }

    @Test
    @DisplayName("what waits longest comes first, over all scopes")
    void longestFirst() {
        Experience one = experiences.of("one");
        Experience two = experiences.of(BOB, "two");
        Experience three = experiences.of("three");
        for (Experience experience : List.of(two, three, one)) {
            append(new NewExperience(experience, Map.of(), Optional.empty(), Optional.empty()));
        }

        assertThat(waiting()).containsExactly(two.id(), three.id(), one.id());
        assertThat(store.pendingContexts(2))
                .extracting(pending -> pending.experience().id())
                .containsExactly(two.id(), three.id());
        assertThatThrownBy(() -> store.pendingContexts(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a completed context vector stands beside its experience and is a change")
    void completes() {
        PendingContext pending = thirdWaits();
        TextEmbedding vector = experiences.embedding(pending.experience(), Role.CONTEXT, pending.predecessor());
        long before = store.lastChange();

        boolean stored = store.completeContext(pending, vector);

        assertThat(stored).isTrue();
        assertThat(waiting()).isEmpty();
        assertThat(context(pending.experience())).contains(vector);
        assertThat(store.changes(before, PAGE).changes())
                .extracting(Change::kind)
                .containsExactly(Change.Kind.EMBEDDED);
    }

    @Test
    @DisplayName("a context vector whose predecessor has changed meanwhile is not kept")
    void staleCompletion() {
        PendingContext pending = thirdWaits();
        stored(turn("comes between once more", 1));

        assertNotKept(pending);
        assertThat(waiting()).containsExactly(pending.experience().id());
    }

    @Test
    @DisplayName("a context vector of an erased experience is not kept")
    void completionOfErased() {
        PendingContext pending = thirdWaits();
        erase(pending.experience());

        assertNotKept(pending);
        assertThat(waiting()).isEmpty();
    }

    @Test
    @DisplayName("a context vector is completed once")
    void completedOnce() {
        PendingContext pending = thirdWaits();
        store.completeContext(
                pending, experiences.embedding(pending.experience(), Role.CONTEXT, pending.predecessor()));

        assertNotKept(pending);
    }

    @Test
    @DisplayName("a context vector of another dimension is refused")
    void completionOfOtherDimension() {
        PendingContext pending = thirdWaits();

        assertThatThrownBy(() -> store.completeContext(pending, TextEmbedding.of(Embedding.of(new float[] {0, 1}))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(waiting()).hasSize(1);
    }

    private void assertNotKept(PendingContext pending) {
        long before = store.lastChange();

        boolean stored = store.completeContext(
                pending, experiences.embedding(pending.experience(), Role.CONTEXT, pending.predecessor()));

        assertThat(stored).isFalse();
        assertThat(store.lastChange()).isEqualTo(before);
    }

    private PendingContext thirdWaits() {
        stored(turn("first", 0));
        stored(turn("third", 2));
        stored(turn("second", 1).toBuilder()
                .times(NOON.plusMillis(500), NOON.plusSeconds(9))
                .build());
        return store.pendingContexts(1).get(0);
    }

    private Experience turn(String text, int second) {
        return experiences.turn("s", text, NOON.plusSeconds(second));
    }

    private void erase(Experience experience) {
        List<ExperienceId> ids = List.of(experience.id());
        store.erase(Erasure.ofIds(experience.scope(), ids), "rct_" + experience.id(), experiences.now());
    }

    private Optional<TextEmbedding> context(Experience experience) {
        return current(experience)
                .flatMap(stored -> Optional.ofNullable(stored.embeddings().get(Role.CONTEXT)));
    }
}
