// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.index.VectorAudit;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.StoredExperience;
import dev.recollect.memory.store.StoredPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The comparison of a vector index with the store")
class VectorAuditTest {
    private final Experiences experiences = Experiences.small();
    private final ExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(experiences.model()));
    private final ExactVectorIndex index =
            new ExactVectorIndex(experiences.model().dimension());
    private final Projections projections = new Projections(store, List.of(index), Long.MAX_VALUE);
    private final Experience first = experiences.of("the lantern is in the cellar");

    @BeforeEach
    void fill() {
        keep(first);
        keep(experiences.of("the bicycle is in the garden"));
        projections.lease(Experiences.SCOPE).close();
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    private void keep(Experience experience) {
        store.append(List.of(experiences.item(experience)));
    }

    private void erase(Experience experience) {
        store.erase(Erasure.ofIds(Experiences.SCOPE, List.of(experience.id())), "rct_1", experiences.now());
    }

    /* Compares while, before each time that the store is read, somebody else does the next of these things. */
    private List<Finding> differencesWhile(Runnable... others) {
        Deque<Runnable> next = new ArrayDeque<>(List.of(others));
        ExperienceStore shared = new ForwardingStore(store) {
            @Override
            public StoredPage stored(Scope scope, long after, int limit) {
                if (!next.isEmpty()) {
                    next.removeFirst().run();
                }
                return super.stored(scope, after, limit);
            }
        };
        return new VectorAudit(shared, index, projections).differences();
    }

    @Test
    @DisplayName("finds nothing where both are the same")
    void same() {
        assertThat(differencesWhile()).isEmpty();
    }

    @Test
    @DisplayName("takes nothing for a difference that others store or erase meanwhile, however often")
    void meanwhile() {
        Experience late = experiences.of("the kettle is in the kitchen");
        Experience later = experiences.of("the hammer is in the shed");

        assertThat(differencesWhile(() -> keep(late), () -> erase(late), () -> keep(later), () -> erase(later)))
                .isEmpty();
        assertThat(differencesWhile(() -> keep(experiences.of("one")), () -> keep(experiences.of("two"))))
                .isEmpty();
    }

    @Test
    @DisplayName("names what the index has otherwise, has and the store has not, or has not")
    void differs() {
        ExperienceId id = first.id();

        assertThat(differencesWith(current -> current.withVector(id, 1))).containsExactly(finding(id));
        assertThat(differencesWith(current -> current.without(id))).containsExactly(finding(id));
    }

    @Test
    @DisplayName("names it also while others store")
    void differsMeanwhile() {
        ExperienceStore busy = new ForwardingStore(store) {
            @Override
            public StoredPage stored(Scope scope, long after, int limit) {
                keep(experiences.of("somebody else"));
                return new Page(super.stored(scope, after, limit)).without(first.id());
            }
        };

        assertThat(new VectorAudit(busy, index, projections).differences()).containsExactly(finding(first.id()));
    }

    private static Finding finding(ExperienceId id) {
        return new Finding("projection", id.value(), "vectors must hold the vectors of the store, but does not");
    }

    private List<Finding> differencesWith(Function<Page, StoredPage> change) {
        ExperienceStore other = new ForwardingStore(store) {
            @Override
            public StoredPage stored(Scope scope, long after, int limit) {
                return change.apply(new Page(super.stored(scope, after, limit)));
            }
        };
        return new VectorAudit(other, index, projections).differences();
    }

    private record Page(StoredPage page) {
        StoredPage without(ExperienceId id) {
            return of(page.experiences().stream()
                    .filter(stored -> !stored.experience().id().equals(id))
                    .toList());
        }

        StoredPage withVector(ExperienceId id, int other) {
            StoredExperience donor = page.experiences().get(other);
            return of(page.experiences().stream()
                    .map(stored -> stored.experience().id().equals(id)
                            ? new StoredExperience(
                                    stored.experience(),
                                    Map.of(Role.CONTENT, donor.embeddings().get(Role.CONTENT)))
                            : stored)
                    .toList());
        }

        private StoredPage of(List<StoredExperience> experiences) {
            return new StoredPage(experiences, page.last(), page.more());
        }
    }
}
