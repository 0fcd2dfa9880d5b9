// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.ChainVerifier;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.StoreStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares all that can be read from two stores, one of them the oracle. */
final class StoreComparison {
    private static final int PAGE = 200;

    private final Followed subject;
    private final Followed oracle;

    StoreComparison(Followed subject, Followed oracle) {
        this.subject = subject;
        this.oracle = oracle;
    }

    void compare() {
        List<Scope> scopes = oracle.store().scopes();
        assertThat(subject.store().scopes()).isEqualTo(scopes);
        for (Scope scope : scopes) {
            compare(scope);
        }
        for (String tenant : List.of("default", "acme", "nobody")) {
            compareStatistics(subject.store().statistics(tenant), oracle.store().statistics(tenant));
        }
        compareStatistics(subject.store().statistics(), oracle.store().statistics());
        assertThat(waiting(subject.store()))
                .as("what waits for a context vector")
                .isEqualTo(waiting(oracle.store()));
        assertThat(Followed.vectorsOf(subject.store(), subject.vectors()))
                .as("the vectors")
                .isEqualTo(Followed.vectorsOf(oracle.store(), oracle.vectors()));
        compareReplay();
        checkFeed();
        assertThat(new ChainVerifier(subject.store()).verify()).isEmpty();
        assertThat(subject.store().integrity()).isEmpty();
    }

    private void compare(Scope scope) {
        List<Experience> all = everything(oracle.store(), scope);
        assertThat(everything(subject.store(), scope))
                .as("experiences of %s", scope)
                .isEqualTo(all);
        RandomSalience.compare(subject.store().salience(), oracle.store().salience(), all);
        assertThat(subject.store().sessions(scope, PAGE))
                .as("sessions of %s", scope)
                .isEqualTo(oracle.store().sessions(scope, PAGE));
        compareStatistics(subject.store().statistics(scope), oracle.store().statistics(scope));
        long position = 0;
        List<ChainEntry> expected = oracle.store().chain(scope, position, PAGE);
        while (!expected.isEmpty()) {
            assertThat(subject.store().chain(scope, position, PAGE))
                    .as("chain of %s after %s", scope, position)
                    .isEqualTo(expected);
            position = expected.get(expected.size() - 1).position();
            expected = oracle.store().chain(scope, position, PAGE);
        }
        assertThat(subject.store().chain(scope, position, PAGE)).isEmpty();
    }

    static void compareStatistics(StoreStatistics actual, StoreStatistics expected) {
        Map<ExperienceType, Long> byType = expected.byType();
        assertThat(actual.byType()).isEqualTo(byType);
        assertThat(actual.users()).as("users").isEqualTo(expected.users());
        assertThat(actual.vectors()).as("vectors").isEqualTo(expected.vectors());
    }

    private static List<Experience> everything(ExperienceStore store, Scope scope) {
        List<Experience> all = new ArrayList<>();
        Optional<Position> before = Optional.empty();
        List<Experience> page;
        do {
            page = store.list(new ExperienceQuery(scope, ExperienceFilter.ALL, PAGE, before));
            all.addAll(page);
            before = all.isEmpty() ? before : Optional.of(Position.of(all.get(all.size() - 1)));
        } while (page.size() == PAGE);
        return all;
    }

    /* By id: which of one transaction's comes first is open. */
    private static Map<ExperienceId, Optional<ExperienceId>> waiting(ExperienceStore store) {
        Map<ExperienceId, Optional<ExperienceId>> all = new HashMap<>();
        store.pendingContexts(Integer.MAX_VALUE)
                .forEach(pending ->
                        all.put(pending.experience().id(), pending.predecessor().map(Experience::id)));
        return all;
    }

    /* An index that begins now must come to where the one stands that followed every step, by either way. */
    private void compareReplay() {
        int dimension = subject.store().model().dimension();
        try (ExactVectorIndex replayed = new ExactVectorIndex(dimension);
                ExactVectorIndex loaded = new ExactVectorIndex(dimension)) {
            Replay.feed(subject.store(), replayed);
            subject.store().scopes().forEach(scope -> Replay.load(subject.store(), loaded, scope));
            assertThat(Followed.vectorsOf(subject.store(), replayed))
                    .as("the vectors after replaying the feed")
                    .isEqualTo(Followed.vectorsOf(subject.store(), loaded))
                    .isEqualTo(Followed.vectorsOf(oracle.store(), oracle.vectors()));
        }
    }

    private void checkFeed() {
        long seq = 0;
        Changes page;
        do {
            page = subject.store().changes(seq, PAGE);
            for (Change change : page.changes()) {
                assertThat(change.seq())
                        .as("the number of the change after %s", seq)
                        .isGreaterThan(seq);
                seq = change.seq();
            }
        } while (page.more());
        assertThat(subject.store().lastChange()).as("the last change").isEqualTo(seq);
    }
}
