// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Appended.Status;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.StoredExperience;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the rules of a store share: an open store, experiences for it, and short ways to ask it. */
abstract class StoreRules {
    static final int PAGE = 1_000;
    static final Scope BOB = Scope.ofUser("bob");

    final Experiences experiences = Experiences.small();
    final ModelStamp model = ModelStamp.of(experiences.model());
    final UnicodeAnalyzer analyzer = new UnicodeAnalyzer();
    StorePlace place;
    ExperienceStore store;

    /**
     * Where the store under test lies; asked once a test.
     *
     * @return a place of its own for the test, empty
     */
    protected abstract StorePlace place();

    @BeforeEach
    void open() {
        place = place();
        store = place.open(model, analyzer).store();
    }

    @AfterEach
    void close() {
        store.close();
    }

    Appended append(Experience experience) {
        return append(experiences.item(experience));
    }

    Appended append(NewExperience item) {
        return store.append(List.of(item)).get(0);
    }

    /** Stores an experience that must be accepted, its context vector made with its true predecessor. */
    Experience stored(Experience experience) {
        Optional<Experience> predecessor = experience
                .sessionId()
                .flatMap(session ->
                        store.predecessor(experience.scope(), session, ExperienceQuery.Position.of(experience)));
        NewExperience item = predecessor
                .map(before -> experiences.item(experience, before))
                .orElseGet(() -> experiences.item(experience));

        assertThat(append(item)).isEqualTo(Appended.of(Status.ACCEPTED, experience.id()));
        return experience;
    }

    List<Experience> all(Scope scope) {
        return store.list(new ExperienceQuery(scope, ExperienceFilter.ALL, 200, Optional.empty()));
    }

    List<Change> changes() {
        return store.changes(0, PAGE).changes();
    }

    List<ChainEntry> chain(Scope scope) {
        return store.chain(scope, 0, PAGE);
    }

    /** An experience with its vectors as they are now. */
    Optional<StoredExperience> current(Experience experience) {
        return changes().stream()
                .filter(change -> change.id().equals(experience.id()))
                .reduce((before, after) -> after)
                .flatMap(Change::current);
    }

    List<ExperienceId> waiting() {
        return store.pendingContexts(PAGE).stream()
                .map(pending -> pending.experience().id())
                .toList();
    }

    static List<ExperienceId> ids(List<Experience> all) {
        return all.stream().map(Experience::id).toList();
    }
}
