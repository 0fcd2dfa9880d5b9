// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.ChainVerifier;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.Receipt;
import dev.recollect.memory.store.SessionSummary;
import dev.recollect.memory.store.Tombstone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What erasing takes away, and what it leaves. */
abstract class ErasureRules extends ContextRules {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123Z");

    @Test
    @DisplayName("an erased experience is gone from everything that can be read")
    void goneFromEverything() {
        Experience kept = stored(experiences.turn("s", "kept"));
        Experience gone = experiences.turn("s", "gone");
        append(experiences.keyed(gone, "k1"));

        Receipt receipt = erase(gone);

        assertThat(receipt)
                .isEqualTo(new Receipt(
                        "rct_1",
                        List.of(new Receipt.Erased(gone.id(), gone.digest(), Optional.empty())),
                        Erasure.DEFAULT_REASON,
                        AT,
                        true));
        assertThat(store.find(Experiences.SCOPE, gone.id())).isEmpty();
        assertThat(all(Experiences.SCOPE)).containsExactly(kept);
        assertThat(store.findByKeys(Experiences.SCOPE, List.of(NewExperience.hashOfKey("k1"))))
                .isEmpty();
        assertThat(waiting()).doesNotContain(gone.id());
        assertThat(store.sessions(Experiences.SCOPE, 10))
                .containsExactly(
                        new SessionSummary("s", kept.recordedAt(), kept.recordedAt(), 1, 1, 0, Optional.empty()));
        assertThat(store.statistics(Experiences.SCOPE).total()).isEqualTo(1);
        assertThat(store.statistics().vectors()).isEqualTo(2);
        assertThat(changes())
                .filteredOn(change -> change.id().equals(gone.id()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.current()).isEmpty());
    }

    @Test
    @DisplayName("a tombstone keeps place, digest, link, time and reason, and the chain still verifies")
    void tombstone() {
        stored(experiences.of("before"));
        Experience gone = stored(experiences.of("gone"));
        stored(experiences.of("after"));
        ChainEntry before = chain(Experiences.SCOPE).get(1);

        store.erase(
                Erasure.ofIds(Experiences.SCOPE, List.of(gone.id())).because("retention.90d"),
                "rct_1",
                AT.plusNanos(456));

        assertThat(chain(Experiences.SCOPE).get(1))
                .isEqualTo(new ChainEntry(
                        2,
                        gone.digest(),
                        before.link(),
                        Optional.empty(),
                        Optional.of(new Tombstone(2, gone.digest(), before.link(), AT, "retention.90d"))));
        assertThat(new ChainVerifier(store).verify()).isEmpty();
        assertThat(store.integrity()).isEmpty();
    }

    @Test
    @DisplayName("erasing takes along what was derived from the erased or cites it, at any distance")
    void cascade() {
        Experience root = stored(experiences.of("root"));
        Experience unrelated = stored(experiences.of("unrelated"));
        Experience child = stored(experiences.observation("child", root));
        Experience citing = stored(citing("citing", child));
        Experience grandchild = stored(experiences.observation("grandchild", citing, unrelated));

        Receipt receipt = erase(root);

        assertThat(receipt.erased())
                .containsExactly(
                        new Receipt.Erased(root.id(), root.digest(), Optional.empty()),
                        new Receipt.Erased(child.id(), child.digest(), Optional.of(root.id())),
                        new Receipt.Erased(citing.id(), citing.digest(), Optional.of(child.id())),
                        new Receipt.Erased(grandchild.id(), grandchild.digest(), Optional.of(citing.id())));
        assertThat(all(Experiences.SCOPE)).containsExactly(unrelated);
        assertThat(store.children(Experiences.SCOPE, unrelated.id())).isEmpty();
    }

    @Test
    @DisplayName("of several erased origins a receipt names the first in the chain")
    void cascadeOfSeveral() {
        Experience first = stored(experiences.of("first"));
        Experience second = stored(experiences.of("second"));
        Experience child = stored(experiences.observation("child", second, first));
        Experience named = stored(experiences.observation("named itself", first));

        Receipt receipt = store.erase(
                Erasure.ofIds(Experiences.SCOPE, List.of(named.id(), second.id(), first.id(), second.id())),
                "rct_1",
                AT);

        assertThat(receipt.erased())
                .containsExactly(
                        new Receipt.Erased(first.id(), first.digest(), Optional.empty()),
                        new Receipt.Erased(second.id(), second.digest(), Optional.empty()),
                        new Receipt.Erased(child.id(), child.digest(), Optional.of(first.id())),
                        new Receipt.Erased(named.id(), named.digest(), Optional.empty()));
    }

    private Experience citing(String text, Experience cited) {
        return experiences
                .builder(Experiences.SCOPE, Content.ofText(text))
                .evidence(List.of(Evidence.of(cited.id())))
                .build();
    }

    @Test
    @DisplayName("erasing by a filter takes what matches, and by default spares reflections on other things")
    void byFilter() {
        Experience inSession = stored(experiences.turn("s", "in the session"));
        Experience elsewhere = stored(experiences.turn("t", "elsewhere"));
        Experience reflection = stored(experiences.observation("reflection", elsewhere).toBuilder()
                .session("s")
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.REFLECT))
                .build());

        Receipt receipt = store.erase(
                Erasure.matching(Experiences.SCOPE, ExperienceFilter.DEFAULT.withSession("s")), "rct_1", AT);

        assertThat(receipt.erased()).extracting(Receipt.Erased::id).containsExactly(inSession.id());
        assertThat(all(Experiences.SCOPE)).containsExactly(reflection, elsewhere);
    }

    @Test
    @DisplayName("a rehearsed erasure returns the same receipt and changes nothing")
    void rehearsed() {
        Experience root = stored(experiences.of("root"));
        stored(experiences.observation("child", root));
        Erasure byId = Erasure.ofIds(Experiences.SCOPE, List.of(root.id()));
        Erasure user = Erasure.ofUser(Experiences.SCOPE);
        long before = store.lastChange();

        Receipt rehearsed = store.erase(byId.rehearsed(), "rct_1", AT);
        Receipt rehearsedUser = store.erase(user.rehearsed(), "rct_2", AT);

        assertThat(rehearsedUser.erased()).hasSize(2);
        assertThat(store.lastChange()).isEqualTo(before);
        assertThat(all(Experiences.SCOPE)).hasSize(2);
        assertThat(store.scopes()).containsExactly(Experiences.SCOPE);
        assertThat(store.erase(byId, "rct_1", AT).erased()).isEqualTo(rehearsed.erased());
    }

    @Test
    @DisplayName("erasing what is not there, or is another's, does nothing")
    void nothingMatches() {
        Experience bobs = stored(experiences.of(BOB, "of Bob"));
        long before = store.lastChange();

        Receipt receipt =
                store.erase(Erasure.ofIds(Experiences.SCOPE, List.of(bobs.id(), experiences.id())), "rct_1", AT);
        Receipt nobody = store.erase(Erasure.ofUser(Experiences.SCOPE), "rct_2", AT);

        assertThat(receipt.erased()).isEmpty();
        assertThat(nobody.erased()).isEmpty();
        assertThat(store.lastChange()).isEqualTo(before);
        assertThat(all(BOB)).containsExactly(bobs);
        assertThat(store.scopes()).containsExactly(BOB);
    }

    @Test
    @DisplayName("an erasure is a change for each experience, in the order of the chain")
    void changesOfErasure() {
        Experience first = stored(experiences.of("first"));
        Experience second = stored(experiences.observation("second", first));
        long before = store.lastChange();

        erase(first);

        assertThat(store.changes(before, PAGE).changes())
                .extracting(Change::kind, Change::id)
                .containsExactly(tuple(Change.Kind.ERASED, first.id()), tuple(Change.Kind.ERASED, second.id()));
    }

    @Test
    @DisplayName("when an erased id comes back, the changes of the erased one stay empty")
    void idComesBack() {
        Experience gone = stored(experiences.of("gone"));
        erase(gone);

        Experience back = stored(Experience.builder(gone.id(), Experiences.SCOPE, Content.ofText("back"))
                .build());

        List<Change> changes = changes();
        assertThat(changes)
                .extracting(Change::kind)
                .containsExactly(Change.Kind.ADDED, Change.Kind.ERASED, Change.Kind.ADDED);
        assertThat(changes.get(0).current()).isEmpty();
        assertThat(changes.get(1).current()).isEmpty();
        assertThat(changes.get(2).current().orElseThrow().experience()).isEqualTo(back);
    }

    Receipt erase(Experience experience) {
        return store.erase(Erasure.ofIds(experience.scope(), List.of(experience.id())), "rct_1", AT);
    }
}
