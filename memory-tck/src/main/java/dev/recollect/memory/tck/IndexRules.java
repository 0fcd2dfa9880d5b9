// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the rules of a vector index share: an index that follows a store in memory, and vectors to put there. */
abstract class IndexRules {
    static final int DIMENSION = 24;
    static final Scope ADA = Experiences.SCOPE;
    static final Scope BOB = Scope.ofUser("bob");

    final Experiences experiences = Experiences.small();
    final Random random = new Random(7);
    final InMemoryExperienceStore store = new InMemoryExperienceStore(new ModelStamp("random", DIMENSION));
    VectorIndex index;

    /**
     * Opens the index under test; asked once a test, and again where a test compares two.
     *
     * @param dimension of its vectors
     * @return a new index, empty
     */
    protected abstract VectorIndex open(int dimension);

    /**
     * Whether search always finds the nearest.
     *
     * @return false for an approximate index, which must find 98 of 100
     */
    protected boolean exact() {
        return true;
    }

    @BeforeEach
    void openIndex() {
        index = open(DIMENSION);
    }

    @AfterEach
    void closeIndex() {
        index.close();
        store.close();
    }

    /** Brings the index level with the store. */
    void catchUp() {
        Replay.feed(store, index);
    }

    /** A random direction. */
    Embedding direction() {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Embedding.of(vector).normalized();
    }

    /** The direction that lies between two, nearer to the first the greater its share in [0, 1]. */
    static Embedding between(Embedding first, Embedding second, double share) {
        float[] a = first.toArray();
        float[] b = second.toArray();
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) (share * a[i] + (1 - share) * b[i]);
        }
        return Embedding.of(a).normalized();
    }

    ExperienceId add(Scope scope, Embedding... chunks) {
        return add(scope, Map.of(Role.CONTENT, new TextEmbedding(List.of(chunks))));
    }

    ExperienceId add(Scope scope, Map<Role, TextEmbedding> vectors) {
        ExperienceId id = addUnseen(scope, vectors);
        catchUp();
        return id;
    }

    /** Adds to the store, not yet to the index. */
    ExperienceId addUnseen(Scope scope, Map<Role, TextEmbedding> vectors) {
        Experience experience = experiences.of(scope, "vectors only");
        Appended outcome = store.append(
                        List.of(new NewExperience(experience, vectors, Optional.empty(), Optional.empty())))
                .get(0);
        assertThat(outcome.status()).isEqualTo(Appended.Status.ACCEPTED);
        return experience.id();
    }

    List<ExperienceId> addMany(Scope scope, int count) {
        return addMany(scope, count, this::direction);
    }

    List<ExperienceId> addMany(Scope scope, int count, Supplier<Embedding> vectors) {
        List<ExperienceId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(addUnseen(scope, Map.of(Role.CONTENT, TextEmbedding.of(vectors.get()))));
        }
        catchUp();
        return ids;
    }

    void erase(Scope scope, List<ExperienceId> ids) {
        store.erase(Erasure.ofIds(scope, ids), "rct_" + experiences.id(), experiences.now());
        catchUp();
    }

    List<Neighbor> nearest(Scope scope, Embedding query, int k) {
        return index.search(scope, Role.CONTENT, query, k, id -> true);
    }

    static List<ExperienceId> ids(List<Neighbor> neighbors) {
        return neighbors.stream().map(Neighbor::id).toList();
    }
}
