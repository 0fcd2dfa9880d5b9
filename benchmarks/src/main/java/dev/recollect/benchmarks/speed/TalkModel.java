// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A stand-in for an embedding model that takes microseconds and lays texts out as one does: what all share, plus the words,
 * of which those of one topic point the same way and frequent ones say little. How alike two sentences are and how hard it is
 * to search among them is near what was measured of the default model on real sentences. Knows the words of {@link Talk}.
 */
final class TalkModel implements EmbeddingModel {
    /* The cosine of two sentences about different things; measured of the default model: .705. */
    private static final double SHARED = 0.705;
    private static final double TOPIC = 0.25;
    private static final double OF_COMMON = 0.3;

    private final Map<String, float[]> words = new HashMap<>();
    private final float[] shared;

    /** Gives every word a vector, the same on every machine. */
    TalkModel(Talk talk) {
        Random random = new Random(3);
        shared = gaussian(random, Math.sqrt(SHARED));
        float[][] topics = new float[Talk.TOPICS][];
        for (int topic = 0; topic < topics.length; topic++) {
            topics[topic] = gaussian(random, TOPIC);
        }
        List<String> all = talk.words();
        for (int rank = 0; rank < all.size(); rank++) {
            int topic = Talk.topic(rank);
            float[] vector = gaussian(random, topic < 0 ? OF_COMMON : 1);
            for (int i = 0; topic >= 0 && i < vector.length; i++) {
                vector[i] += topics[topic][i];
            }
            words.put(all.get(rank), vector);
        }
    }

    private static float[] gaussian(Random random, double length) {
        float[] vector = new float[Vectors.DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (random.nextGaussian() * length / Math.sqrt(vector.length));
        }
        return vector;
    }

    @Override
    public String id() {
        return "talk";
    }

    @Override
    public int dimension() {
        return Vectors.DIMENSION;
    }

    @Override
    public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
        return texts.stream().map(text -> TextEmbedding.of(vector(text))).toList();
    }

    private Embedding vector(String text) {
        float[] sum = new float[shared.length];
        for (String word : text.split("\\W+", -1)) {
            float[] vector = words.get(word);
            for (int i = 0; vector != null && i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        double length = Math.sqrt(Embedding.of(sum).dot(Embedding.of(sum)));
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (shared[i] + (length == 0 ? 0 : sum[i] * Math.sqrt(1 - SHARED) / length));
        }
        return Embedding.of(sum).normalized();
    }

    @Override
    public void close() {}
}
