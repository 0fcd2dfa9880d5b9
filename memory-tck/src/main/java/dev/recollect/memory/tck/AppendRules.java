// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Appended.Status;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.NewExperience;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of experiences that are appended. */
abstract class AppendRules extends ReadingRules {
    @Test
    @DisplayName("a batch is stored in its order")
    void batchInOrder() {
        Experience first = experiences.of("first");
        Experience second = experiences.of("second");

        List<Appended> outcomes = store.append(List.of(experiences.item(second), experiences.item(first)));

        assertThat(outcomes)
                .containsExactly(Appended.of(Status.ACCEPTED, second.id()), Appended.of(Status.ACCEPTED, first.id()));
        assertThat(chain(Experiences.SCOPE))
                .extracting(entry -> entry.experience().orElseThrow().id())
                .containsExactly(second.id(), first.id());
    }

    @Test
    @DisplayName("the same key with equal content is a duplicate of the first")
    void sameKeySameContent() {
        Experience first = experiences.of("the tea is green");
        append(experiences.keyed(first, "k1"));

        Appended outcome = append(experiences.keyed(experiences.of("the tea is green"), "k1"));

        assertThat(outcome).isEqualTo(Appended.of(Status.DUPLICATE, first.id()));
        assertThat(all(Experiences.SCOPE)).containsExactly(first);
    }

    @Test
    @DisplayName("the same key with other content is a conflict with the first")
    void sameKeyOtherContent() {
        Experience first = experiences.of("the tea is green");
        append(experiences.keyed(first, "k1"));

        Appended outcome = append(experiences.keyed(experiences.of("the tea is black"), "k1"));

        assertThat(outcome.status()).isEqualTo(Status.CONFLICT);
        assertThat(outcome.id()).isEqualTo(first.id());
        assertThat(outcome.detail()).isNotEmpty().doesNotContain("tea");
        assertThat(all(Experiences.SCOPE)).containsExactly(first);
    }

    @Test
    @DisplayName("the same key with equal content of another type is a conflict")
    void sameKeyOtherType() {
        append(experiences.keyed(experiences.of("the tea is green"), "k1"));

        Appended outcome = append(experiences.keyed(experiences.observation("the tea is green"), "k1"));

        assertThat(outcome.status()).isEqualTo(Status.CONFLICT);
    }

    @Test
    @DisplayName("a key counts within a batch too")
    void sameKeyInOneBatch() {
        Experience first = experiences.of("the tea is green");

        List<Appended> outcomes = store.append(
                List.of(experiences.keyed(first, "k1"), experiences.keyed(experiences.of("the tea is green"), "k1")));

        assertThat(outcomes)
                .containsExactly(Appended.of(Status.ACCEPTED, first.id()), Appended.of(Status.DUPLICATE, first.id()));
    }

    @Test
    @DisplayName("a key means nothing in another scope")
    void keyIsOfItsScope() {
        append(experiences.keyed(experiences.of("the tea is green"), "k1"));

        Appended outcome = append(experiences.keyed(experiences.of(BOB, "the tea is black"), "k1"));

        assertThat(outcome.status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    @DisplayName("the same experience again is a duplicate, and its new key is not kept")
    void sameExperienceAgain() {
        Experience first = experiences.of("the tea is green");
        append(first);

        Appended again = append(experiences.keyed(first, "late"));
        Appended other = append(experiences.keyed(experiences.of("the tea is black"), "late"));

        assertThat(again).isEqualTo(Appended.of(Status.DUPLICATE, first.id()));
        assertThat(other.status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    @DisplayName("an id that is taken by other text is a conflict that says so, and the first stays alone")
    void takenId() {
        Experience first = stored(experiences.of("the tea is green"));
        List<Change> changes = changes();
        var statistics = store.statistics();

        Appended outcome = append(underTheId(first, "the tea is black"));

        assertThat(outcome.status()).isEqualTo(Status.CONFLICT);
        assertThat(outcome.id()).isEqualTo(first.id());
        assertThat(outcome.detail()).contains("the id belongs to another").doesNotContain("tea");
        assertThat(all(Experiences.SCOPE)).containsExactly(first);
        assertThat(changes()).isEqualTo(changes);
        assertThat(chain(Experiences.SCOPE)).hasSize(1);
        assertThat(store.statistics().total()).isEqualTo(statistics.total());
    }

    @Test
    @DisplayName("of several texts under one id in one batch the first counts, and each other is a conflict")
    void takenIdInBatch() {
        Experience first = experiences.of("the tea is green");

        List<Appended> outcomes = store.append(List.of(
                experiences.item(first),
                experiences.item(underTheId(first, "the tea is black")),
                experiences.item(first),
                experiences.item(underTheId(first, "the tea is white"))));

        assertThat(outcomes)
                .extracting(Appended::status)
                .containsExactly(Status.ACCEPTED, Status.CONFLICT, Status.DUPLICATE, Status.CONFLICT);
        assertThat(all(Experiences.SCOPE)).containsExactly(first);
    }

    private static Experience underTheId(Experience taken, String text) {
        return Experience.builder(taken.id(), Experiences.SCOPE, Content.ofText(text))
                .build();
    }

    @Test
    @DisplayName("an id that is taken in another scope is a conflict, even with the same digest")
    void takenIdElsewhere() {
        Experience first = stored(experiences.of("the tea is green"));
        Experience moved = Experience.builder(first.id(), BOB, first.content())
                .times(first.occurredAt(), first.recordedAt())
                .nonce(first.nonce())
                .build();

        Appended outcome = append(moved);

        assertThat(moved.digest()).isEqualTo(first.digest());
        assertThat(outcome.status()).isEqualTo(Status.CONFLICT);
        assertThat(all(BOB)).isEmpty();
    }

    @Test
    @DisplayName("the key is judged before the id")
    void keyBeforeId() {
        Experience keyed = experiences.of("the tea is green");
        append(experiences.keyed(keyed, "k1"));
        Experience taken = stored(experiences.of("something else"));
        Experience both = Experience.builder(taken.id(), Experiences.SCOPE, keyed.content())
                .build();

        Appended outcome = append(experiences.keyed(both, "k1"));

        assertThat(outcome).isEqualTo(Appended.of(Status.DUPLICATE, keyed.id()));
    }

    @Test
    @DisplayName("a duplicate, a conflict or a refusal stops no other of its batch")
    void eachByItself() {
        Experience known = stored(experiences.of("known"));
        Experience conflicting = Experience.builder(known.id(), Experiences.SCOPE, Content.ofText("other"))
                .build();
        Experience orphan = experiences.observation("orphan", experiences.of("never stored"));
        Experience fresh = experiences.of("fresh");

        List<Appended> outcomes = store.append(List.of(
                experiences.item(known),
                experiences.item(conflicting),
                experiences.item(orphan),
                experiences.item(fresh)));

        assertThat(outcomes)
                .extracting(Appended::status)
                .containsExactly(Status.DUPLICATE, Status.CONFLICT, Status.REFUSED, Status.ACCEPTED);
        assertThat(ids(all(Experiences.SCOPE))).containsExactly(fresh.id(), known.id());
    }

    @Test
    @DisplayName("a parent may come earlier in the same batch, not later")
    void parentInBatch() {
        Experience parent = experiences.of("parent");
        Experience child = experiences.observation("child", parent);
        Experience lateParent = experiences.of("late parent");
        Experience earlyChild = experiences.observation("early child", lateParent);

        List<Appended> outcomes = store.append(List.of(
                experiences.item(parent),
                experiences.item(child),
                experiences.item(earlyChild),
                experiences.item(lateParent)));

        assertThat(outcomes)
                .extracting(Appended::status)
                .containsExactly(Status.ACCEPTED, Status.ACCEPTED, Status.REFUSED, Status.ACCEPTED);
    }

    @Test
    @DisplayName("a parent of another scope is unknown")
    void parentElsewhere() {
        Experience bobs = stored(experiences.of(BOB, "of Bob"));
        Experience child = experiences.observation("of Ada", bobs);

        Appended outcome = append(child);

        assertThat(outcome.status()).isEqualTo(Status.REFUSED);
        assertThat(outcome.id()).isEqualTo(child.id());
        assertThat(outcome.detail()).contains(bobs.id().value()).doesNotContain("of Bob");
    }

    @Test
    @DisplayName("evidence must be an experience of the scope or a URI")
    void evidence() {
        Experience bobs = stored(experiences.of(BOB, "of Bob"));
        Experience citesBob = citing("cites Bob", Evidence.of(bobs.id()));
        Experience citesPage = citing("cites a page", new Evidence("https://example.org/page"));
        Experience own = experiences.of("own");
        Experience citesOwn = citing("cites its own", Evidence.of(own.id()));

        List<Appended> outcomes = store.append(List.of(
                experiences.item(citesBob),
                experiences.item(citesPage),
                experiences.item(own),
                experiences.item(citesOwn)));

        assertThat(outcomes)
                .extracting(Appended::status)
                .containsExactly(Status.REFUSED, Status.ACCEPTED, Status.ACCEPTED, Status.ACCEPTED);
    }

    private Experience citing(String text, Evidence evidence) {
        return experiences
                .builder(Experiences.SCOPE, Content.ofText(text))
                .evidence(List.of(evidence))
                .build();
    }

    @ParameterizedTest
    @EnumSource(ExperienceType.class)
    @DisplayName("a child's type is at least that of its parent")
    void lattice(ExperienceType parentType) {
        Experience parent = stored(experiences
                .builder(Experiences.SCOPE, Content.ofText("parent"))
                .type(parentType)
                .build());

        for (ExperienceType childType :
                List.of(ExperienceType.OBSERVATION, ExperienceType.INFERENCE, ExperienceType.RECONCILIATION)) {
            Appended outcome = append(experiences
                    .builder(Experiences.SCOPE, Content.ofText("child"))
                    .type(childType)
                    .parents(List.of(parent.id()))
                    .build());

            assertThat(outcome.status())
                    .as("%s from %s", childType, parentType)
                    .isEqualTo(childType.mayDeriveFrom(parentType) ? Status.ACCEPTED : Status.REFUSED);
        }
    }

    @Test
    @DisplayName("what was erased is refused when it comes again, but its id and its key are free")
    void erasedBefore() {
        Experience erased = experiences.of("the tea is green");
        append(experiences.keyed(erased, "k1"));
        store.erase(Erasure.ofIds(Experiences.SCOPE, List.of(erased.id())), "rct_1", experiences.now());
        Experience other = Experience.builder(erased.id(), Experiences.SCOPE, Content.ofText("the tea is black"))
                .build();

        Appended again = append(experiences.keyed(erased, "k1"));
        Appended sameId = append(experiences.keyed(other, "k1"));

        assertThat(again.status()).isEqualTo(Status.REFUSED);
        assertThat(sameId.status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    @DisplayName("what was not accepted leaves no trace")
    void noTrace() {
        Experience orphan = experiences
                .builder(BOB, Content.ofText("orphan"))
                .type(ExperienceType.OBSERVATION)
                .parents(List.of(experiences.id()))
                .build();

        Appended outcome = append(orphan);

        assertThat(outcome.status()).isEqualTo(Status.REFUSED);
        assertThat(store.lastChange()).isZero();
        assertThat(store.scopes()).isEmpty();
        assertThat(store.pendingContexts(PAGE)).isEmpty();
        assertThat(store.statistics().total()).isZero();
    }

    @Test
    @DisplayName("a batch has 1 to 500 experiences")
    void batchSize() {
        NewExperience item = experiences.item(experiences.of("again and again"));
        List<NewExperience> tooMany = Collections.nCopies(Limits.BATCH + 1, item);

        List<Appended> outcomes = store.append(Collections.nCopies(Limits.BATCH, item));

        assertThat(outcomes).hasSize(Limits.BATCH);
        assertThatThrownBy(() -> store.append(tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("500")
                .hasMessageContaining("501");
        assertThatThrownBy(() -> store.append(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a vector of another dimension is refused with the whole batch")
    void otherDimension() {
        Experience good = experiences.of("good");
        Experience bad = experiences.of("bad");
        TextEmbedding wrong = TextEmbedding.of(Embedding.of(new float[] {1, 0, 0}));
        NewExperience item = new NewExperience(bad, Map.of(Role.CONTENT, wrong), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> store.append(List.of(experiences.item(good), item)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16")
                .hasMessageContaining("3");
        assertThat(all(Experiences.SCOPE)).isEmpty();
    }
}
