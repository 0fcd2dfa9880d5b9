// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.SessionSummary;
import dev.recollect.memory.store.StoreStatistics;
import dev.recollect.memory.store.StoredExperience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What can be read from a store. */
abstract class ReadingRules extends ListingRules {
    @Test
    @DisplayName("experiences are found by id, each once, in the order of the ids")
    void findInOrder() {
        Experience first = stored(experiences.of("first"));
        Experience second = stored(experiences.of("second"));
        Experience bobs = stored(experiences.of(BOB, "of Bob"));

        List<Experience> found = store.find(
                Experiences.SCOPE, List.of(second.id(), experiences.id(), first.id(), bobs.id(), second.id()));

        assertThat(found).containsExactly(second, first);
        assertThat(store.find(Experiences.SCOPE, first.id())).contains(first);
        assertThat(store.find(BOB, first.id())).isEmpty();
        assertThat(store.find(Experiences.SCOPE, List.of())).isEmpty();
    }

    @Test
    @DisplayName("up to 2,000 ids are looked up at once")
    void findMany() {
        Experience only = stored(experiences.of("only"));
        List<ExperienceId> ids = new ArrayList<>(Collections.nCopies(1_999, experiences.id()));
        ids.add(only.id());

        List<Experience> found = store.find(Experiences.SCOPE, ids);

        assertThat(found).containsExactly(only);
        ids.add(only.id());
        assertThatThrownBy(() -> store.find(Experiences.SCOPE, ids))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2001");
    }

    @Test
    @DisplayName("experiences come with their vectors by id, each once, in the order of the ids")
    void storedInOrder() {
        Experience first = stored(experiences.of("first"));
        Experience second = stored(experiences.of("second"));
        Experience bobs = stored(experiences.of(BOB, "of Bob"));
        List<StoredExperience> all = store.stored(Experiences.SCOPE, 0, 10).experiences();

        List<StoredExperience> found = store.stored(
                Experiences.SCOPE, List.of(second.id(), experiences.id(), first.id(), bobs.id(), second.id()));

        assertThat(found).containsExactly(all.get(1), all.get(0));
        assertThat(found.get(0).experience()).isEqualTo(second);
        assertThat(found).allSatisfy(one -> assertThat(one.embeddings()).isNotEmpty());
        assertThat(store.stored(Experiences.SCOPE, List.of())).isEmpty();
        assertThatThrownBy(() -> store.stored(Experiences.SCOPE, Collections.nCopies(2_001, first.id())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2001");
    }

    @Test
    @DisplayName("experiences are found by key in their own scope")
    void findByKeys() {
        Experience first = experiences.of("first");
        append(experiences.keyed(first, "k1"));
        append(experiences.keyed(experiences.of(BOB, "of Bob"), "k2"));
        Digest known = NewExperience.hashOfKey("k1");

        Map<Digest, Experience> found = store.findByKeys(
                Experiences.SCOPE, List.of(known, NewExperience.hashOfKey("k2"), NewExperience.hashOfKey("k3")));

        assertThat(found).isEqualTo(Map.of(known, first));
        assertThatThrownBy(() -> store.findByKeys(Experiences.SCOPE, Collections.nCopies(2_001, known)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("children are what was derived from an experience or cites it, in the order of their ids")
    void children() {
        Experience parent = stored(experiences.of("parent"));
        Experience derived = stored(experiences.observation("derived", parent));
        Experience citing = stored(experiences.of("citing").toBuilder()
                .evidence(List.of(Evidence.of(parent.id())))
                .build());
        Experience both = stored(experiences.observation("both", parent).toBuilder()
                .evidence(List.of(Evidence.of(parent.id())))
                .build());
        stored(experiences.observation("grandchild", derived));

        assertThat(store.children(Experiences.SCOPE, parent.id()))
                .containsExactly(derived.id(), citing.id(), both.id());
        assertThat(store.children(BOB, parent.id())).isEmpty();
        assertThat(store.children(Experiences.SCOPE, both.id())).isEmpty();
    }

    @Test
    @DisplayName(
            "links are what experiences derive from or cite and what derives from or cites them, in the order of ids")
    void links() {
        Experience parent = stored(experiences.of("parent"));
        Experience derived = stored(experiences.observation("derived", parent));
        Experience both = stored(experiences.observation("both", parent, derived).toBuilder()
                .evidence(List.of(Evidence.of(parent.id())))
                .build());
        Experience grandchild = stored(experiences.observation("grandchild", derived));
        Experience alone = stored(experiences.of("alone"));
        List<ExperienceId> asked = List.of(derived.id(), alone.id(), parent.id(), derived.id());

        assertThat(store.links(Experiences.SCOPE, asked))
                .isEqualTo(Map.of(
                        parent.id(), List.of(derived.id(), both.id()),
                        derived.id(), List.of(parent.id(), both.id(), grandchild.id())));
        assertThat(store.links(BOB, asked)).isEmpty();
        assertThat(store.links(Experiences.SCOPE, List.of())).isEmpty();
        assertThatThrownBy(() -> store.links(Experiences.SCOPE, Collections.nCopies(2_001, parent.id())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("the predecessor is the greatest turn below a place in its session")
    void predecessor() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        Experience first = stored(experiences.turn("s", "first", noon));
        Experience second = stored(experiences.turn("s", "second", noon));
        stored(experiences.turn("other", "elsewhere", noon));
        stored(experiences.of("no session"));
        stored(experiences.observation("no turn", first).toBuilder()
                .session("s")
                .build());
        Experience later = experiences.turn("s", "later");

        assertThat(store.predecessor(Experiences.SCOPE, "s", Position.of(later)))
                .contains(second);
        assertThat(store.predecessor(Experiences.SCOPE, "s", Position.of(second)))
                .contains(first);
        assertThat(store.predecessor(Experiences.SCOPE, "s", Position.of(first)))
                .isEmpty();
        assertThat(store.predecessor(Experiences.SCOPE, "none", Position.of(later)))
                .isEmpty();
        assertThat(store.predecessor(BOB, "s", Position.of(later))).isEmpty();
    }

    @Test
    @DisplayName("sessions come with the latest activity first, by the time of recording")
    void sessions() {
        Experience a1 = stored(experiences.turn("a", "one", Instant.parse("2025-01-01T00:00:00Z")));
        Experience b1 = stored(experiences.turn("b", "two"));
        Experience a2 = stored(experiences.turn("a", "three", Instant.parse("2024-01-01T00:00:00Z")));
        Experience a3 = stored(
                experiences.observation("noticed", a1).toBuilder().session("a").build());
        stored(experiences.of("no session"));

        List<SessionSummary> sessions = store.sessions(Experiences.SCOPE, 10);

        assertThat(a2.recordedAt()).isBetween(a1.recordedAt(), a3.recordedAt());
        assertThat(sessions)
                .containsExactly(
                        new SessionSummary("a", a1.recordedAt(), a3.recordedAt(), 3, 2, 0, Optional.empty()),
                        new SessionSummary("b", b1.recordedAt(), b1.recordedAt(), 1, 1, 0, Optional.empty()));
        assertThat(store.sessions(Experiences.SCOPE, 1)).hasSize(1);
        assertThat(store.sessions(BOB, 10)).isEmpty();
        assertThatThrownBy(() -> store.sessions(Experiences.SCOPE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("sessions of equal activity come in the order of their names")
    void sessionTies() {
        Instant now = experiences.now();
        for (String session : List.of("b", "c", "a")) {
            stored(experiences.turn(session, "at once").toBuilder()
                    .times(now, now)
                    .build());
        }

        List<SessionSummary> sessions = store.sessions(Experiences.SCOPE, 10);

        assertThat(sessions).extracting(SessionSummary::sessionId).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("statistics count experiences by type, users and vectors of all, of a tenant, of a user")
    void statistics() {
        Scope acme = new Scope("acme", "ada");
        Experience first = stored(experiences.of("first"));
        stored(experiences.observation("noticed", first));
        stored(experiences.of(BOB, "of Bob"));
        stored(experiences.of(acme, "of another tenant"));
        append(new NewExperience(
                experiences.of(acme, "without vectors"), Map.of(), Optional.empty(), Optional.empty()));

        StoreStatistics everyone = store.statistics();
        StoreStatistics tenant = store.statistics(Scope.DEFAULT_NAME);
        StoreStatistics ada = store.statistics(Experiences.SCOPE);

        assertThat(everyone.byType())
                .isEqualTo(Map.of(
                        ExperienceType.OCCURRENCE, 4L,
                        ExperienceType.OBSERVATION, 1L,
                        ExperienceType.INFERENCE, 0L,
                        ExperienceType.RECONCILIATION, 0L));
        assertThat(everyone.users()).isEqualTo(3);
        assertThat(everyone.vectors()).isEqualTo(8);
        assertThat(everyone.lastChange()).isEqualTo(store.lastChange());
        assertThat(tenant.total()).isEqualTo(3);
        assertThat(tenant.users()).isEqualTo(2);
        assertThat(tenant.vectors()).isEqualTo(6);
        assertThat(ada.total()).isEqualTo(2);
        assertThat(ada.users()).isEqualTo(1);
        assertThat(store.statistics(Scope.ofUser("nobody")).users()).isZero();
        assertThat(store.statistics("no tenant").byType()).hasSize(4);
    }

    @Test
    @DisplayName("scopes come in the order of tenant and user")
    void scopes() {
        List<Scope> expected =
                List.of(new Scope("acme", "zoe"), new Scope("default", "ada"), new Scope("default", "bob"));

        for (int i : new int[] {2, 0, 1}) {
            stored(experiences.of(expected.get(i), "hello"));
        }

        assertThat(store.scopes()).isEqualTo(expected);
    }
}
