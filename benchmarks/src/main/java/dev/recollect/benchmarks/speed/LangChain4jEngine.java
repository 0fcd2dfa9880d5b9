// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import dev.recollect.memory.embedding.Embedding;
import java.util.List;
import java.util.stream.IntStream;

/** LangChain4j's store in memory: looks at every vector. */
final class LangChain4jEngine implements SearchEngine {
    private final InMemoryEmbeddingStore<Integer> store = new InMemoryEmbeddingStore<>();

    @Override
    public void fill(List<Embedding> vectors) {
        List<Integer> numbers = IntStream.range(0, vectors.size()).boxed().toList();
        store.addAll(
                numbers.stream().map(String::valueOf).toList(),
                vectors.stream().map(LangChain4jEngine::theirs).toList(),
                numbers);
    }

    private static dev.langchain4j.data.embedding.Embedding theirs(Embedding vector) {
        return dev.langchain4j.data.embedding.Embedding.from(vector.toArray());
    }

    @Override
    public List<Integer> nearest(Embedding query, int k) {
        EmbeddingSearchRequest request = EmbeddingSearchRequest.builder()
                .queryEmbedding(theirs(query))
                .maxResults(k)
                .build();
        return store.search(request).matches().stream()
                .map(match -> match.embedded())
                .toList();
    }

    @Override
    public void close() {
        store.removeAll();
    }
}
