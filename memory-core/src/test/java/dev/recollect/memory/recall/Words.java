// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.index.UnicodeAnalyzer;
import java.util.List;

/** A model for tests: a text is how often it has which words, folded into few dimensions. */
final class Words implements EmbeddingModel {
    static final int DIMENSION = 32;

    private final UnicodeAnalyzer analyzer = new UnicodeAnalyzer();

    @Override
    public String id() {
        return "words";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
        return texts.stream().map(text -> TextEmbedding.of(vector(text))).toList();
    }

    private Embedding vector(String text) {
        float[] counts = new float[DIMENSION];
        counts[0] = 0.1f;
        analyzer.terms(text).forEach(word -> counts[Math.floorMod(word.hashCode(), DIMENSION)]++);
        return Embedding.of(counts).normalized();
    }

    @Override
    public void close() {}
}
