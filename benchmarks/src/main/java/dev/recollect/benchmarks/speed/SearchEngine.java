// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something that finds the nearest of many vectors. Vectors are named by their place in the list. */
interface SearchEngine extends AutoCloseable {
    /**
     * What there is to choose from, by the names that results are printed under.
     *
     * @param name of the engine
     * @param kept where a graph is kept for the next run by those that can
     */
    static SearchEngine named(String name, Optional<Path> kept) {
        return switch (name) {
            case "exact" -> IndexEngine.exact();
            case "hnsw" -> IndexEngine.hnsw(kept);
            case "hnsw-rescored" -> new RescoringEngine(kept);
            case "langchain4j" -> new LangChain4jEngine();
            case "lucene" -> new LuceneEngine(kept);
            case "jvector" -> new JVectorEngine();
            case "spring-ai" -> new SpringAiEngine();
            default ->
                throw new IllegalArgumentException(
                        "engine must be exact, hnsw, hnsw-rescored, langchain4j, spring-ai, lucene or jvector, but was '"
                                + name + "'");
        };
    }

    /** Takes all vectors in; to be called once. */
    void fill(List<Embedding> vectors);

    /** The names of the nearest, best first. */
    List<Integer> nearest(Embedding query, int k);

    @Override
    void close();
}
