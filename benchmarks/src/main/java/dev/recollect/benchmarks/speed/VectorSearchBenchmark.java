// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the ten nearest of many vectors take, and, printed beside it, how many of the true ten are found and
 * how long it took to take all of them in.
 *
 * <p>Question: what does the vector stage of a recall cost, beside LangChain4j's and Spring AI's
 * stores in memory, Lucene's HNSW and JVector? Data:
 * clustered vectors of 384 dimensions, the same for each engine; queries from the same clusters. One thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx14g", "--add-modules=jdk.incubator.vector", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class VectorSearchBenchmark {
    private static final int K = 10;
    private static final int QUERIES = 200;
    private static final int SEED = 20_260_101;

    /** How many vectors there are. */
    @Param({"1000", "10000", "100000"})
    public int vectors;

    /** Who searches. */
    @Param({"exact", "hnsw", "hnsw-rescored", "langchain4j", "spring-ai", "lucene", "jvector"})
    public String engine = "exact";

    /** Whether graphs of ours and of Lucene are kept on disk for the next run; of a million they take half an hour. */
    @Param("false")
    public boolean kept;

    private SearchEngine searching = IndexEngine.exact();
    private List<Embedding> queries = List.of();
    private int next;

    /** Creates the benchmark. */
    public VectorSearchBenchmark() {}

    /** Fills the engine and prints what it finds of what there is. */
    @Setup(Level.Trial)
    public void fill() {
        Vectors source = new Vectors(SEED);
        List<Embedding> all = source.next(vectors);
        queries = source.next(QUERIES);
        searching = SearchEngine.named(engine, folder());
        long start = System.nanoTime();
        searching.fill(all);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "# %s among %d: recall@%d %.3f, filled in %.1f s%n",
                engine,
                vectors,
                K,
                recall(all),
                seconds);
    }

    private Optional<Path> folder() {
        String graph = engine.replace("-rescored", "") + vectors;
        return kept
                ? Optional.of(Path.of(System.getProperty("java.io.tmpdir"), "recollect-benchmarks", graph))
                : Optional.empty();
    }

    private double recall(List<Embedding> all) {
        try (SearchEngine exact = IndexEngine.exact()) {
            exact.fill(all);
            int found = 0;
            for (Embedding query : queries) {
                Set<Integer> nearest = new HashSet<>(exact.nearest(query, K));
                nearest.retainAll(searching.nearest(query, K));
                found += nearest.size();
            }
            return (double) found / (K * queries.size());
        }
    }

    /** Lets the engine go. */
    @TearDown(Level.Trial)
    public void close() {
        searching.close();
    }

    /**
     * One search.
     *
     * @return what was found
     */
    @Benchmark
    public List<Integer> search() {
        next = (next + 1) % QUERIES;
        return searching.nearest(queries.get(next), K);
    }
}
