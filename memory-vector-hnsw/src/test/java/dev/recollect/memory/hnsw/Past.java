// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.ScopeVectors;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.StoredExperience;
import dev.recollect.memory.store.StoredPage;
import dev.recollect.memory.tck.Experiences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A store of vectors in clusters, and what an index should say of it. */
final class Past {
    static final Scope ADA = Scope.ofUser("ada");
    private static final int BATCH = 500;
    private static final int PAGE = 1_000;

    final InMemoryExperienceStore store;
    final ModelStamp model;
    private final Experiences experiences = Experiences.small();
    private final Random random;
    private final int dimension;
    private final List<float[]> centers = new ArrayList<>();

    /** The same seed makes the same vectors. */
    Past(int dimension, int clusters, long seed) {
        this.dimension = dimension;
        random = new Random(seed);
        model = new ModelStamp("random", dimension);
        store = new InMemoryExperienceStore(model);
        for (int i = 0; i < clusters; i++) {
            centers.add(direction(new float[dimension], 1).toArray());
        }
    }

    /** A vector near one of the centers. */
    Embedding vector() {
        return direction(centers.get(random.nextInt(centers.size())), 1 / Math.sqrt(dimension));
    }

    private Embedding direction(float[] from, double spread) {
        float[] vector = from.clone();
        for (int i = 0; i < dimension; i++) {
            vector[i] += (float) (spread * random.nextGaussian());
        }
        return Embedding.of(vector).normalized();
    }

    List<ExperienceId> add(int count) {
        List<ExperienceId> ids = new ArrayList<>();
        for (int from = 0; from < count; from += BATCH) {
            List<NewExperience> batch = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                Experience experience = experiences.of(ADA, "a vector");
                batch.add(new NewExperience(
                        experience,
                        Map.of(Role.CONTENT, TextEmbedding.of(vector())),
                        Optional.empty(),
                        Optional.empty()));
                ids.add(experience.id());
            }
            store.append(batch);
        }
        return ids;
    }

    void erase(List<ExperienceId> ids) {
        store.erase(Erasure.ofIds(ADA, ids), "rct_" + experiences.id().value(), experiences.now());
    }

    /** Brings an index level by the feed. */
    void follow(VectorIndex index) {
        Changes page;
        do {
            page = store.changes(index.checkpoint(), PAGE);
            index.apply(page);
        } while (page.more());
    }

    /** Brings an index level as a memory does that begins: the scope is loaded. */
    void load(VectorIndex index) {
        index.apply(new Changes(List.of(), store.lastChange(), false));
        StoredPage page = store.stored(ADA, 0, PAGE);
        index.load(page.experiences());
        while (page.more()) {
            page = store.stored(ADA, page.last(), PAGE);
            index.load(page.experiences());
        }
    }

    /** An experience as it is, but for its vector. */
    StoredExperience withOtherVector(ExperienceId id) {
        return new StoredExperience(
                store.find(ADA, List.of(id)).get(0), Map.of(Role.CONTENT, TextEmbedding.of(vector())));
    }

    /** The share of the k nearest that an index finds, over some queries. */
    double recall(VectorIndex index, int k, int queries) {
        ScopeVectors truth = new ScopeVectors();
        index.forEach(
                ADA, vector -> truth.replace(vector.id(), Map.of(Role.CONTENT, TextEmbedding.of(vector.vector()))));
        int found = 0;
        for (int i = 0; i < queries; i++) {
            Embedding query = vector();
            Map<ExperienceId, Double> expected = new HashMap<>();
            truth.search(Role.CONTENT, query, k, id -> true)
                    .forEach(neighbor -> expected.put(neighbor.id(), neighbor.similarity()));
            Set<ExperienceId> actual = new HashSet<>();
            for (Neighbor neighbor : index.search(ADA, Role.CONTENT, query, k, id -> true)) {
                if (expected.getOrDefault(neighbor.id(), -2.0) == neighbor.similarity()) {
                    actual.add(neighbor.id());
                }
            }
            found += actual.size();
        }
        return found / ((double) k * queries);
    }
}
