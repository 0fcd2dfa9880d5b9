// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.StoredExperience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Vectors to search among, the same on every machine. They lie in clusters, as embeddings of texts do: uniformly random
 * ones are all equally far from each other, and no graph finds its way among them.
 */
final class Vectors {
    static final int DIMENSION = 384;
    static final Scope SCOPE = Scope.ofUser("vectors");

    private static final int CLUSTERS = 500;
    private static final double SPREAD = 0.8;

    private final Random random;
    private final List<float[]> centers = new ArrayList<>();

    Vectors(long seed) {
        random = new Random(seed);
        for (int i = 0; i < CLUSTERS; i++) {
            centers.add(gaussian());
        }
    }

    private float[] gaussian() {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** Some more vectors of the same clusters. */
    List<Embedding> next(int count) {
        List<Embedding> vectors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            float[] vector = gaussian();
            float[] center = centers.get(random.nextInt(CLUSTERS));
            for (int d = 0; d < DIMENSION; d++) {
                vector[d] = (float) (center[d] + SPREAD * vector[d]);
            }
            vectors.add(Embedding.of(vector).normalized());
        }
        return vectors;
    }

    /** Experiences that have nothing but these vectors. */
    static List<StoredExperience> asExperiences(List<Embedding> vectors) {
        List<StoredExperience> experiences = new ArrayList<>(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
            Experience experience = Experience.builder(
                            new ExperienceId("exp_" + String.format("%026d", i)), SCOPE, Content.ofText("vector"))
                    .build();
            experiences.add(new StoredExperience(experience, Map.of(Role.CONTENT, TextEmbedding.of(vectors.get(i)))));
        }
        return experiences;
    }

    static int number(ExperienceId id) {
        return Integer.parseInt(id.value().substring("exp_".length()));
    }
}
