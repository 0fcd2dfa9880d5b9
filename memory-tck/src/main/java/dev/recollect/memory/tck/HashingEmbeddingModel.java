// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.index.UnicodeAnalyzer;
import java.util.ArrayList;
import java.util.List;

/**
 * An embedding model without a model: every word adds 1 or −1 to eight dimensions that its hash names, and the sum is
 * brought to unit length. The more words two texts share, the closer they are; the same text gives the same vector on every
 * machine, as a query and as a passage. Texts of more than {@value #WINDOW} words are embedded in chunks of that many. Safe
 * for use by multiple threads.
 */
public final class HashingEmbeddingModel implements EmbeddingModel {
    /** Words of a chunk. */
    public static final int WINDOW = 200;

    private static final int DIMENSIONS_OF_A_WORD = 8;

    private final TextAnalyzer analyzer = new UnicodeAnalyzer();
    private final int dimension;
    private volatile boolean closed;

    /**
     * Creates a model.
     *
     * @param dimension the number of dimensions, at least 1; the more, the fewer words fall together
     */
    public HashingEmbeddingModel(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("the dimension must be at least 1, but was " + dimension);
        }
        this.dimension = dimension;
    }

    @Override
    public String id() {
        return "hashing-" + dimension;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
        if (closed) {
            throw new IllegalStateException("the embedding model is closed");
        }
        return texts.stream().map(this::embedded).toList();
    }

    private TextEmbedding embedded(String text) {
        List<String> words = analyzer.terms(text);
        List<Embedding> chunks = new ArrayList<>();
        for (int from = 0; from == 0 || from < words.size(); from += WINDOW) {
            chunks.add(vector(words.subList(from, Math.min(words.size(), from + WINDOW))));
        }
        return new TextEmbedding(chunks);
    }

    private Embedding vector(List<String> words) {
        float[] sum = new float[dimension];
        for (String word : words) {
            long bits = word.hashCode();
            for (int i = 0; i < DIMENSIONS_OF_A_WORD; i++) {
                bits = mixed(bits + i + 1);
                sum[(int) Long.remainderUnsigned(bits >>> 1, dimension)] += (bits & 1) == 0 ? 1 : -1;
            }
        }
        Embedding vector = Embedding.of(sum);
        if (vector.dot(vector) == 0) {
            sum[0] = 1;
            vector = Embedding.of(sum);
        }
        return vector.normalized();
    }

    /* The finaliser of splitmix64 (Steele, Lea, Flood, 2014): neighbouring inputs give unrelated outputs. */
    private static long mixed(long bits) {
        long z = bits * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public void close() {
        closed = true;
    }
}
