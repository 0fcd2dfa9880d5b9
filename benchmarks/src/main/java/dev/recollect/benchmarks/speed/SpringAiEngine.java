// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.SimpleVectorStore;

/**
 * Spring AI's store in memory. It embeds by itself, documents and queries; a text is therefore the name of a vector, and its
 * embedding a look-up.
 */
final class SpringAiEngine implements SearchEngine {
    private static final String QUERY = "query";

    private final Map<String, float[]> named = new HashMap<>();
    private final SimpleVectorStore store =
            SimpleVectorStore.builder(new Lookup()).build();

    /** Knows texts by heart. */
    private final class Lookup implements EmbeddingModel {
        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            List<org.springframework.ai.embedding.Embedding> embeddings = new ArrayList<>();
            for (String text : request.getInstructions()) {
                embeddings.add(new org.springframework.ai.embedding.Embedding(embed(text), embeddings.size()));
            }
            return new EmbeddingResponse(embeddings);
        }

        @Override
        public float[] embed(String text) {
            return named.getOrDefault(text, new float[Vectors.DIMENSION]);
        }

        @Override
        public float[] embed(Document document) {
            return embed(document.getId());
        }
    }

    @Override
    public void fill(List<Embedding> vectors) {
        for (int i = 0; i < vectors.size(); i++) {
            named.put(Integer.toString(i), vectors.get(i).toArray());
        }
        store.add(IntStream.range(0, vectors.size())
                .mapToObj(i -> new Document(Integer.toString(i), Integer.toString(i), Map.of()))
                .toList());
    }

    @Override
    public List<Integer> nearest(Embedding query, int k) {
        named.put(QUERY, query.toArray());
        return store
                .similaritySearch(SearchRequest.builder().query(QUERY).topK(k).build())
                .stream()
                .map(document -> Integer.valueOf(document.getId()))
                .toList();
    }

    @Override
    public void close() {
        named.clear();
    }
}
